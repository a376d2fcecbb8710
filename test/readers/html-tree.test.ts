import { describe, expect, test } from 'vitest'
import { attribute } from '../../src/readers/html-attributes.ts'
import { type HtmlElement, type HtmlNode, treeOf } from '../../src/readers/html-tree.ts'

/** `p[one b[two]]`, comments as `!`. */
function outline(source: string, nodes: readonly HtmlNode[]): string {
  const words = (node: HtmlNode): string => {
    if (node.kind === 'text') return source.slice(node.from, node.to)
    return node.kind === 'comment' ? '!' : `${node.name}[${node.children.map(words).join(' ')}]`
  }
  return nodes.map(words).join(' ')
}
const fragment = (source: string) => outline(source, treeOf(source, 'fragment'))
const page = (source: string) => outline(source, treeOf(source, 'page'))

describe('a fragment', () => {
  test.each<[name: string, source: string, outline: string]>([
    ['paragraphs end each other', '<p>a<p>b<div>c</div>d', 'p[a] p[b] div[c] d'],
    ['items end each other, not those of an outer list', '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>', 'ul[li[a ul[li[b] li[c]]] li[d]]'],
    ['items end across a division', '<ul><li><div>a<li>b</ul>', 'ul[li[div[a]] li[b]]'],
    ['terms', '<dl><dt>a<dd>b<dt>c</dl>', 'dl[dt[a] dd[b] dt[c]]'],
    ['options', '<select><option>a<option>b</select>c', 'select[option[a] option[b]] c'],
    ['rows and cells', '<table><tr><td>a<td>b<tr><th>c</table>d', 'table[tr[td[a] td[b]] tr[th[c]]] d'],
    ['a table in a cell', '<table><tr><td><table><tr><td>a</table>b<td>c</table>', 'table[tr[td[table[tr[td[a]]] b] td[c]]]'],
    ['an end tag does not reach out of a cell', '<div><table><tr><td>a</div>b</table>c</div>d', 'div[table[tr[td[a b]]] c] d'],
    ['cells without a table', '<td>a<td>b', 'td[a] td[b]'],
    ['cells where none can be', '<p>a<td>b', 'p[a b]'],
    ['void elements', 'a<br>b<hr/>c<img>d', 'a br[] b hr[] c img[] d'],
    ['no element is ended by its slash', '<div/>a</div>b', 'div[a] b'],
    ['raw text', '<script>if (a<b) "</p>"</script><textarea><b></textarea>c', 'script[if (a<b) "</p>"] textarea[<b>] c'],
    ['stray end tags', 'a</i></div></li>b', 'a b'],
    ['an end tag of a paragraph that none has begun', 'a</p>b', 'a p[] b'],
    ['an end tag that breaks the line', 'a</br>b', 'a br[] b'],
    ['formatting goes on in the next paragraph', '<p>a<b>b<p>c</b>d', 'p[a b[b]] p[b[c] d]'],
    ['formatting that ends in an inner block', '<b>a<p>b</b>c</p>d', 'b[a] p[b[b] c] d'],
    ['formatting that crosses', '<b>a<i>b</b>c</i>d', 'b[a i[b]] i[c] d'],
    ['formatting that crosses a block', '<b><i><p>a</b>b</i>c', 'b[i[]] i[] p[i[b[a] b] c]'],
    ['formatting stays in its cell', '<table><tr><td><b>a<td>b</table>c', 'table[tr[td[b[a]] td[b]]] c'],
    ['a link ends the one before', '<a>a<a>b</a>c', 'a[a] a[b] c'],
    ['headings end with any of their tags', '<h1>a</h2>b<h3>c<h4>d', 'h1[a] b h3[c] h4[d]'],
    ['a form ends without what is open in it', '<form><p>a</form>b', 'form[p[a b]]'],
    ['SVG', '<svg><path/><g>a</g><p>b', 'svg[path[] g[a]] p[b]'],
    ['HTML in SVG', '<svg><foreignObject><p>a</p></foreignObject></svg>b', 'svg[foreignobject[p[a]]] b'],
    ['comments and what passes for them', 'a<!-- b --><?c d><!e></ f>g<![CDATA[h>i]]>', 'a ! g i]]>'],
    ['short comments', '<!-->a<!--->b<!--c--!>d', '! a ! b ! d'],
    ['no tags', 'a < b <3 <<c>', 'a < b <3 < c[]'],
    ['a tag that the end cuts off', 'a<b class="c', 'a'],
    ['a name that the end cuts off', 'a<scr', 'a'],
    ['an end tag that the end cuts off', '<b>a</b', 'b[a]'],
    ['tags of a page', '<html><head></head><body>a</body>b</html>', 'a b'],
  ])('%s', (_, source, expected) => {
    expect(fragment(source)).toBe(expected)
  })
})

describe('a page', () => {
  test.each<[name: string, source: string, outline: string]>([
    ['all its tags', '<!doctype html><html><head><title>a</title></head><body>b</body></html>', 'html[head[title[a]] body[b]]'],
    ['none of them', '<!doctype html><title>a</title><p>b', 'head[title[a]] p[b]'],
    ['an unclosed head', '<html><head><meta><p>a', 'html[head[meta[]] p[a]]'],
    ['words end the head', '<html><head><title>a</title>b', 'html[head[title[a]] b]'],
    ['what comes late belongs to the head', '<head></head><style>a</style><body>b', 'head[style[a]] body[b]'],
    ['a template in the head', '<head><template><p>a</p></template><title>b</title></head>c', 'head[template[p[a]] title[b]] c'],
    ['a second body', '<body>a<body>b', 'body[a b]'],
  ])('%s', (_, source, expected) => {
    expect(page(source).replace(/\s+/g, ' ')).toBe(expected)
  })
})

test('places are those of the source', () => {
  const source = 'x <A HREF="?a=1&amp;b&copy=2" href=no\n title = \'t\' alt=u hidden>y</a > z'
  const [, element] = treeOf(source, 'fragment') as [HtmlNode, HtmlElement]
  expect(source.slice(element.from, element.to)).toBe('<A HREF="?a=1&amp;b&copy=2" href=no\n title = \'t\' alt=u hidden>')
  expect(element.end && source.slice(element.end.from, element.end.to)).toBe('</a >')
  expect(element.attributes.map(({ from, to }) => source.slice(from, to))).toEqual(['HREF="?a=1&amp;b&copy=2"', "title = 't'", 'alt=u', 'hidden'])
  expect(['href', 'title', 'alt', 'hidden', 'x'].map((name) => attribute(element, name))).toEqual(['?a=1&b&copy=2', 't', 'u', '', undefined])
})

/** Each must take time in proportion to its length; a search of all that is open, for every tag, would take minutes. */
test.each<[name: string, source: string]>([
  ['elements without end', '<div>'.repeat(200_000)],
  ['end tags of what lies far up', `<b>${'<div>'.repeat(100_000)}${'</b>'.repeat(100_000)}`],
  ['formatting in every paragraph', `<b><i><u><s><em>${'<p>a'.repeat(100_000)}`],
  ['formatting that ends in inner blocks', '<b><p>'.repeat(50_000) + '</b>'.repeat(50_000)],
  ['cells in cells', '<table><td><b>'.repeat(50_000) + '</b>'.repeat(50_000)],
  ['a paragraph far up', `<p><button>${'<x>'.repeat(100_000)}${'<div>'.repeat(100_000)}`],
  ['angles', '<'.repeat(500_000)],
  ['attributes', `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}>`],
  ['comments', '<!-- '.repeat(200_000)],
])(
  '%s',
  (_, source) => {
    expect(treeOf(source, 'fragment').length).toBeGreaterThan(0)
  },
  15_000,
)
