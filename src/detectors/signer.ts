import type { Detector } from '../model.ts'

export const detectSigner: Detector = () => []
