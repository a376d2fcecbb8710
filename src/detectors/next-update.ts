import type { Detector } from '../model.ts'

export const detectNextUpdate: Detector = () => []
