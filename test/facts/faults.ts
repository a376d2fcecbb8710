/**
 * Puts one wrong fact into a message that holds what it takes. Each gives undefined where the message does not.
 * Works on the text alone, so that it can be run on messages from anywhere.
 */
export type Inject = (text: string) => string | undefined

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const CLOCK = String.raw`\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?`

/** The first match, replaced. */
function change(text: string, pattern: RegExp, by: (match: RegExpExecArray) => string): string | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const next = by(match)
  return next === match[0] ? undefined : text.slice(0, match.index) + next + text.slice(match.index + match[0].length)
}

export const FAULTS: Record<string, { rules: string[]; inject: Inject }> = {
  'weekday off by one': {
    rules: ['weekday-mismatch'],
    inject: (text) =>
      change(
        text,
        new RegExp(String.raw`\b(${DAYS.join('|')})(?=,? (?:the )?(?:\d{1,2} [A-Z][a-z]+ 20\d\d|[A-Z][a-z]+ \d{1,2},? 20\d\d|20\d\d-\d\d-\d\d))`),
        ([day]) => DAYS[(DAYS.indexOf(day) + 1) % 7] as string,
      ),
  },
  'duration off by 20 %': {
    rules: ['duration-mismatch', 'window-length'],
    inject: (text) =>
      change(
        text,
        new RegExp(String.raw`((?:from )?${CLOCK}(?: [A-Z]{2,4})? (?:to|and|-|–) ${CLOCK}(?: [A-Z]{2,4})? \()(\d{2,3})( min)`),
        ([, before, count, unit]) => `${before}${Math.ceil(Number(count) * 1.2) + 3}${unit}`,
      ),
  },
  'end before start': {
    rules: ['end-before-start', 'window-length'],
    inject: (text) => change(text, new RegExp(String.raw`\bfrom (${CLOCK}) to (${CLOCK})(?= [A-Z]{2,4}\b)`), ([, begin, end]) => `from ${end} to ${begin}`),
  },
  'swapped lines of a timeline': {
    rules: ['timeline-order'],
    inject: (text) => {
      const lines = text.split('\n')
      const entries = lines.flatMap((line, i) => (/^[-*] \d{2}:\d{2}\b/.test(line) ? [i] : []))
      const [a, b] = entries.slice(1)
      if (entries.length < 3 || a === undefined || b === undefined || lines[a]?.slice(0, 7) === lines[b]?.slice(0, 7)) return undefined
      ;[lines[a], lines[b]] = [lines[b] as string, lines[a] as string]
      return lines.join('\n')
    },
  },
  'wrong conversion': {
    rules: ['conversion-wrong'],
    inject: (text) =>
      change(
        text,
        /(\b\d{1,2}:\d{2}\s?(?:PT|PST|PDT|ET|CET|WIB|UTC) ?[/(] ?)(\d{1,2})(:\d{2}\s?(?:UTC|PT|ET|CET|WIB))/,
        ([, before, hour, rest]) => `${before}${(Number(hour) + 2) % 24}${rest}`,
      ),
  },
  'name of the other half of the year': {
    rules: ['zone-season'],
    inject: (text) => change(text, /\b(\d{1,2}:\d{2}\s?(?:[AP]M )?)(PDT|PST|EDT|EST|CEST|CET)\b/, ([, clock = '', zone = '']) => `${clock}${OTHER_HALF[zone]}`),
  },
  'percentages over 100': {
    rules: ['share-mismatch'],
    inject: (text) => change(text, /\b(\d{1,2})( ?% in [A-Z][a-z]+, \d{1,2} ?% in [A-Z][a-z]+)/, ([, share, rest]) => `${Number(share) + 30}${rest}`),
  },
  'part larger than the whole': {
    rules: ['share-mismatch'],
    inject: (text) => change(text, /\b(\d{1,4}) of (our |the )?(\d{2,5})(?= [a-z]+)/, ([, , our = '', whole]) => `${Number(whole) + 7} of ${our}${whole}`),
  },
  'no time zone': {
    rules: ['zone-missing'],
    inject: (text) => {
      const bare = text.replace(/(\d{1,2}:\d{2}(?:\s?[AP]M)?) \(?(?:UTC|GMT|PST|PDT|PT|EST|EDT|CET|CEST|WIB|US\/Pacific)\)?/g, '$1')
      return bare === text || /\b(?:UTC|GMT|P[SD]?T|E[SD]T|CES?T|WIB|Pacific)\b/.test(bare) ? undefined : bare
    },
  },
  'minute of a clock over 59': {
    rules: ['time-impossible'],
    inject: (text) => change(text, /\b(\d{1,2}):\d{2}(?=\s?(?:UTC|PST|PDT|GMT)\b)/, ([, hour]) => `${hour}:73`),
  },
  'day that the month has not': {
    rules: ['time-impossible'],
    inject: (text) => change(text, /\b\d{1,2}( (?:April|June|September|November))\b/, ([, month]) => `31${month}`),
  },
}

const OTHER_HALF: Record<string, string> = { PDT: 'PST', PST: 'PDT', EDT: 'EST', EST: 'EDT', CEST: 'CET', CET: 'CEST' }
