/** GSM 03.38: the signs of which a text message holds 160, and those that count twice. Any other sign makes all signs 16 bits wide. */
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
const DOUBLE = new Set('\f^{}\\[~]|€')

export interface SmsSize {
  parts: number
  /** Units that it takes, and how many one part holds. */
  units: number
  room: number
  /** Where the first sign stands that is not of the small alphabet; -1 when all are. */
  wide: number
}

/** How many text messages a text is, and the sign that makes it more than it need be. */
export function smsSize(text: string): SmsSize {
  let units = 0
  let at = 0
  for (const sign of text) {
    if (DOUBLE.has(sign)) units += 2
    else if (BASIC.has(sign)) units++
    else return sized(text.length, 70, 67, at)
    at += sign.length
  }
  return sized(units, 160, 153, -1)
}

function sized(units: number, room: number, each: number, wide: number): SmsSize {
  return { parts: units <= room ? 1 : Math.ceil(units / each), units, room, wide }
}
