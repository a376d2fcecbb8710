import type { Detector } from '../model.ts'

export const detectCurrentAction: Detector = () => []
