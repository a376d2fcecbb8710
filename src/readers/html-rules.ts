const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

// The tables of https://html.spec.whatwg.org/multipage/parsing.html, as far as they bear on which words stand where.

/** Elements without content or end tag. */
export const VOID = set('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr')

/** Elements that belong into a page's head; the first other one begins its body. */
export const HEADISH = set('title meta link base basefont bgsound script style noscript template noframes')

/** Formatting goes on after the block it was opened in, until its end tag. */
export const FORMATTING = set('a b big code em font i nobr s small strike strong tt u')

/** Their start tag ends an open paragraph; their end tag ends all that is open inside. */
export const CLOSES_P = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
)
export const HEADINGS = set('h1 h2 h3 h4 h5 h6')

/** Formatting does not reach into them, nor out. */
export const MARKERS = set('applet caption marquee object td template th')

/** What an end tag does not reach across. */
const SCOPE = 'applet caption html marquee object table td template th foreignobject'
export const SCOPES = {
  any: set(SCOPE),
  list: set(`${SCOPE} ol ul`),
  button: set(`${SCOPE} button`),
  table: set('html table template'),
}

/** What a part of a table stands in: all else that is open between is ended by its start tag. */
export const TABLE_PARTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['td', set('table tbody tfoot thead tr template html')],
  ['th', set('table tbody tfoot thead tr template html')],
  ['tr', set('table tbody tfoot thead template html')],
  ...['tbody', 'tfoot', 'thead', 'caption', 'colgroup', 'col'].map((name) => [name, set('table template html')] as const),
])
export const ROWS = set('table tbody tfoot thead tr colgroup')

/** Neither a stray end tag inside nor an unclosed stretch of text reaches out of them. */
export const SPECIAL = set(
  `${[...CLOSES_P].join(' ')} ${[...VOID].join(' ')} ${[...HEADISH].join(' ')} applet body button caption colgroup frameset head html iframe marquee noembed object select tbody td textarea tfoot th thead tr`,
)

/** Inside SVG and MathML: elements whose content is HTML again, and HTML elements that end the picture. */
export const INTEGRATION = set('foreignobject desc title annotation-xml mi mn mo ms mtext')
export const BREAKOUT = set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
)
