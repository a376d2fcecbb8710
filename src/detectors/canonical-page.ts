import type { Detector } from '../model.ts'
import { states } from '../prose/zones.ts'
import { present } from './mark.ts'

/** Bare addresses that no reader marked up: `status.larkmail.example/i/88` counts with and without its scheme. */
const ADDRESS = /(?<![\w.-])(?:https?:\/\/[^\s<>()"']+|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20}\/[^\s<>()"']*|status\.(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20})/giu

/** A front page carries no incident, unless its host is there for that: `https://larkmail.example`, and not `https://larkmailstatus.example`. */
const HOME = /^(?:https?:)?\/\/(?![^/]*status)[^/?#]+\/?[.,;:!]?$/iu

/**
 * SPEC 2.2: on channels too short for everything, one link to the page that carries the rest answers every `l` cell.
 * Which cells take it, the matrix says; elsewhere the mark has no effect.
 */
export const detectCanonicalPage: Detector = (message) => {
  const links = message.inlines.filter((inline) => inline.kind === 'link' && /^(?:https?:)?\/\//i.test(inline.url ?? '') && !HOME.test(inline.url ?? ''))
  const linked = links.map((link) => present(message, 'canonical-page', link, { mode: 'linked' }))
  const bare = message.blocks
    .filter(states)
    .flatMap((block) =>
      [...message.text.slice(block.start, block.end).matchAll(ADDRESS)]
        .filter((match) => !HOME.test(match[0]))
        .map((match) => ({ start: block.start + match.index, end: block.start + match.index + match[0].length })),
    )
  return [...linked, ...bare.map((place) => present(message, 'canonical-page', place, { mode: 'linked' }))]
}
