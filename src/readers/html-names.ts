const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that begin and end a block of their own. */
export const BLOCKS = set(
  'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol optgroup p pre search section summary table caption tbody td tfoot th thead tr ul',
)

/** Elements whose content nobody reads as part of the message. */
export const OUTSIDE = set(
  'head script style template noscript iframe object embed svg math canvas audio video select datalist button input textarea nav map noframes frameset progress meter',
)

/** Inline elements, so that an unknown name in angle brackets is known for what it is: a slot that nobody filled. */
const INLINE = set(
  'a abbr acronym area b base basefont bdi bdo big blink br cite code col colgroup data del dfn em font i img ins kbd label link mark marquee meta nobr option output param picture q rb rp rt rtc ruby s samp slot small source span strike strong sub sup time title track tt u var wbr',
)

/** Whether a tag is none but a slot, as in `<First Name>`: HTML knows no such element, and it has no attributes with values. */
export function isSlot(name: string, tag: string): boolean {
  return !(INLINE.has(name) || BLOCKS.has(name) || OUTSIDE.has(name) || /[-:]/.test(name)) && tag.length <= 40 && !tag.includes('=')
}
