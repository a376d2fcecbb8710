import type { Detector } from '../model.ts'

export const detectImpact: Detector = () => []
