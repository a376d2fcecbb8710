import type { Draft, Inline } from '../model.ts'

/** Where a bare address may begin; most messages hold none, so this test is the whole cost. */
const HINT = /:\/\/|www\.|@/i
const WEB = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»„、。「」（）]+/giu
/** What may stand on either side of the sign, bounded so that a long run of letters cannot make it slow. */
const LOCAL = /[\w.+-]{1,64}$/
const DOMAIN = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,6}/

/**
 * Web and mail addresses that stand bare in the words become links, one way for every format.
 * Trailing punctuation and unpaired closing brackets are not part of an address.
 */
export function addBareLinks(draft: Draft): Draft {
  if (!HINT.test(draft.text)) return draft
  const taken = draft.inlines.filter(({ kind }) => kind === 'link' || kind === 'code')
  const found: Inline[] = []
  let next = 0
  let reach = 0
  for (const one of draft.blocks.flatMap((block) => (block.zone === 'code' || block.zone === 'comment' ? [] : addressesIn(draft.text, block)))) {
    for (; next < taken.length && (taken[next] as Inline).start < one.end; next++) reach = Math.max(reach, (taken[next] as Inline).end)
    if (one.start < reach) continue
    found.push(one)
    reach = one.end
  }
  if (found.length > 0) draft.inlines = [...draft.inlines, ...found].sort((a, b) => a.start - b.start || b.end - a.end)
  return draft
}

function addressesIn(text: string, block: { start: number; end: number }): Inline[] {
  const words = text.slice(block.start, block.end)
  if (!HINT.test(words)) return []
  const found: Inline[] = []
  const add = (at: number, address: string, scheme: string): void => {
    found.push({ kind: 'link', start: block.start + at, end: block.start + at + address.length, url: scheme + address })
  }
  if (/:\/\/|www\./i.test(words)) {
    for (const match of words.matchAll(WEB)) {
      const address = trimAddress(match[0])
      if (/^www\.[\p{L}\p{N}]|\/\/[\p{L}\p{N}[]/iu.test(address)) add(match.index, address, /^www/i.test(address) ? 'http://' : '')
    }
  }
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    const local = LOCAL.exec(words.slice(Math.max(0, at - 64), at))?.[0]
    const domain = DOMAIN.exec(words.slice(at + 1, at + 256))?.[0].replace(/[-.]{1,64}$/, '')
    if (local && domain?.includes('.')) add(at - local.length, `${local}@${domain}`, 'mailto:')
  }
  return found.sort((a, b) => a.start - b.start)
}

/** `(see https://a.example/x_(y)).` ends after the inner bracket. */
function trimAddress(match: string): string {
  const open = { ')': balance(match, '(', ')'), ']': balance(match, '[', ']') }
  let end = match.length
  for (; end > 0; end--) {
    const last = match[end - 1] as string
    if (last === ')' || last === ']') {
      if (open[last] >= 0) break
      open[last]++
    } else if (!/[.,:;!?'’*_~|]/.test(last)) break
  }
  return match.slice(0, end)
}

/** Opening less closing signs. */
function balance(words: string, opening: string, closing: string): number {
  let sum = 0
  for (const sign of words) sum += sign === opening ? 1 : sign === closing ? -1 : 0
  return sum
}
