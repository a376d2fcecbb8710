import type { Detector } from '../model.ts'

export const detectWorkaround: Detector = () => []
