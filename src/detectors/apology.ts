import type { Detector } from '../model.ts'

export const detectApology: Detector = () => []
