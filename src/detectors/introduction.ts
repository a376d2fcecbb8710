import type { Detector } from '../model.ts'

/** "I'm Amara Diallo, I run …", "this is Ye-jin calling from …": people who introduce themselves in the body. */
export const introductions: Detector = () => []
