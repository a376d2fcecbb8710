import type { Detector } from '../model.ts'

export const detectContact: Detector = () => []
