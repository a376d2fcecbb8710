import ts from 'typescript'

/** What the properties come to in a text whose letters, figures and marks are all ASCII. */
const ASCII = { L: 'A-Za-z', Lu: 'A-Z', Ll: 'a-z', N: '0-9', Nd: '0-9', M: '', Mn: '', Me: '', Lo: '', Lm: '', Lt: '' }

/** The source of a pattern over ASCII letters only; undefined where that cannot be said. */
export function narrowed(source) {
  let out = ''
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (sign === '\\') {
      const [property, name] = /^\\[pP]\{([^}]+)\}/.exec(source.slice(at)) ?? []
      if (property) {
        const set = property[1] === 'p' ? ASCII[name] : undefined
        if (set === undefined || (set === '' && inClass && source[at + property.length] === '^')) return undefined
        out += inClass ? set : `[${set}]`
      } else out += source.slice(at, at + 2)
      at += property ? property.length - 1 : 1
      continue
    }
    if (sign === '[' && !inClass) inClass = true
    else if (sign === ']') inClass = false
    out += sign
  }
  return out
}

/** A module's source in which each literal that holds a `\p{…}` is a twin, made once. `twin` is the module that exports Twin. */
export function twinned(text, path, twin) {
  if (!text.includes('\\p{') && /^[\0-\x7f]*$/.test(text)) return text
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const edits = []
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) edits.push(editOf(node, edits.length))
    ts.forEachChild(node, visit)
  }
  visit(file)
  if (edits.length === 0) return text
  let out = text
  for (const { start, end, name } of edits.toReversed()) out = out.slice(0, start) + name + out.slice(end)
  // Functions and `var` are there before the first line of the module runs.
  const makers = edits.flatMap(({ made }, index) =>
    made === undefined ? [] : [`var $made${index}; function $twin${index}() { return ($made${index} ??= ${made}) }`],
  )
  if (makers.length === 0) return out
  return `${out}\n${makers.join('\n')}\nimport { Twin } from ${JSON.stringify(twin)}\n`
}

function editOf(node, index) {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)
  // Where such a literal is asked itself, each evaluation begins at 0.
  const asked = ts.isPropertyAccessExpression(node.parent)
  const narrow = source.includes('\\p{') && !(asked && /[gy]/.test(flags)) ? narrowed(source) : undefined
  const place = { start: node.getStart(), end: node.getEnd() }
  if (narrow === undefined) return { ...place, name: escaped(node.text) }
  return {
    ...place,
    name: `$twin${index}()`,
    made: `new Twin(/${escaped(narrow)}/${flags}, ${JSON.stringify(source)}, ${JSON.stringify(flags)})`,
  }
}

/** esbuild leaves patterns as they are, and one sign outside ASCII makes the whole file cost double. */
function escaped(pattern) {
  return pattern.replace(/\\([\s\S])|[^\0-\x7f]/g, (found, behind) => {
    const sign = behind ?? found
    return sign <= '\x7f' ? found : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
