import type { Detector } from '../model.ts'

export const detectCause: Detector = () => []
