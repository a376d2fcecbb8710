import type { Detector } from '../model.ts'

export const detectTimeline: Detector = () => []
