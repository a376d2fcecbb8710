const MOST = 100

/**
 * Whether any line opens more containers (quotations, list items) than a person would: the parser's time grows with
 * lines times depth. Brackets count too. Linear, and run only on what goes to the parser.
 */
export function nestsTooDeep(source: string, from: number): boolean {
  let markers = 0
  let brackets = 0
  let leading = true
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 10 || code === 13) {
      markers = 0
      leading = true
    } else if (leading && (code === 62 || code === 45 || code === 43 || code === 42)) markers++
    else if (code !== 32 && code !== 9 && code !== 46 && code !== 41 && (code < 48 || code > 57)) leading = false
    if (code === 91) brackets++
    else if (code === 93) brackets = Math.max(0, brackets - 1)
    if ((markers > MOST && !isRuler(source, at)) || brackets > MOST * 10) return true
  }
  return false
}

/** A line of nothing but one sign is a ruler, however long. */
function isRuler(source: string, at: number): boolean {
  const end = source.indexOf('\n', at)
  const line = source.slice(source.lastIndexOf('\n', at) + 1, end < 0 ? source.length : end).trim()
  return /^(?:-[- \t]*|\*[* \t]*)$/.test(line)
}
