/** Characters that XML 1.0 has no form for. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' }

/** A text as the value of an attribute or between tags. */
export function xml(text: string): string {
  return text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"'\n\r\t]/g, (sign) => ESCAPES[sign] as string)
}

/** ` name="value"` for each that has one. */
export function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xml(String(value))}"`))
    .join('')
}
