/** How much a post may hold; what a link weighs when it is not its own length; what a sign weighs that is not narrow. */
interface Platform {
  most: number
  link?: number
  wide?: number
}
const X: Platform = { most: 280, link: 23, wide: 2 }
const PLATFORMS: ReadonlyMap<string, Platform> = new Map([
  ['mastodon', { most: 500, link: 23 }],
  ['bluesky', { most: 300 }],
  ['threads', { most: 500 }],
])
const LINK = /https?:\/\/\S+/g
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** The signs that X counts once: Latin and its neighbours, general punctuation. */
const NARROW: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

/** The length of a post as its platform counts it, and the most that it takes. A platform that is not known counts as X. */
export function postedLength(text: string, platform = 'x'): { count: number; most: number } {
  const { most, link, wide = 1 } = PLATFORMS.get(platform.toLowerCase()) ?? X
  const links = link === undefined ? [] : (text.match(LINK) ?? [])
  const rest = links.length > 0 ? text.replace(LINK, '') : text
  let count = links.length * (link ?? 0)
  for (const { segment } of graphemes.segment(rest)) count += wide === 1 ? 1 : weightOf(segment, wide)
  return { count, most }
}

function weightOf(segment: string, wide: number): number {
  if (/\p{Extended_Pictographic}/u.test(segment) && !/^[\d#*©®]/.test(segment)) return wide
  let sum = 0
  for (const sign of segment.normalize('NFC')) {
    const code = sign.codePointAt(0) ?? 0
    sum += NARROW.some(([from, to]) => code >= from && code <= to) ? 1 : wide
  }
  return sum
}
