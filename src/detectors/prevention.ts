import type { Detector } from '../model.ts'

export const detectPrevention: Detector = () => []
