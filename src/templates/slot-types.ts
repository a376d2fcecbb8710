import type { SlotType } from './model.ts'

/**
 * The form of each type as JSON Schema, the same that `schema/incident.json` publishes. A form says what can be checked
 * without a language; whether an answer says anything is judged by linting the message that it makes.
 */
interface Form {
  /** Source of a regular expression, without flags. */
  pattern: string
  /** Characters. */
  maxLength: number
  /** Completes "expected …". */
  wants: string
}

const LINE = '^[^\\n\\r]*\\S[^\\n\\r]*$'
/** A clock time and what may be its zone: letters or an offset behind it. */
const CLOCK = '\\d{1,2}[:.h]\\d{2}'

export const FORMS: Record<SlotType, Form> = {
  person: {
    pattern: '^\\S+[^,\\n\\r]*(\\s\\S+|,\\s*\\S).*$',
    maxLength: 80,
    wants: 'given and family name, or a name and a role: "Amara Diallo, Head of Platform"',
  },
  contact: {
    pattern: '^(?=.*(\\d[\\d ().-]{4,}\\d|@|https?://|\\w\\.\\w))[^\\n\\r]+$',
    maxLength: 120,
    wants: 'a phone number, an e-mail address or a web address',
  },
  instant: {
    pattern: `^(?=.*${CLOCK}.*([A-Za-z]|[+-]\\d))[^\\n\\r]+$`,
    maxLength: 60,
    wants: 'a time with its zone, and a date where it is not today: "08:10 UTC"',
  },
  window: {
    pattern: `^(?=.*${CLOCK}.*${CLOCK}.*([A-Za-z]|[+-]\\d))[^\\n\\r]+$`,
    maxLength: 90,
    wants: 'begin, end and zone: "5 March 2026, 01:00 to 03:00 UTC"',
  },
  duration: { pattern: LINE, maxLength: 40, wants: 'a length of time: "1 hour 24 minutes"' },
  count: { pattern: LINE, maxLength: 60, wants: 'a number and what it counts: "about 2,300 orders"' },
  group: { pattern: LINE, maxLength: 120, wants: 'who exactly: "everyone whose mailbox is in Europe"' },
  effect: { pattern: LINE, maxLength: 100, wants: 'what people could not do, as a verb: "sign in to Larkmail"' },
  unaffected: { pattern: LINE, maxLength: 140, wants: 'what kept working: "Mail on your phone"' },
  mechanism: { pattern: LINE, maxLength: 200, wants: 'what failed, or what you did: "the certificate of the login servers expired"' },
  act: { pattern: LINE, maxLength: 200, wants: 'who does what to which thing: "Jonas is checking the login servers"' },
  change: { pattern: LINE, maxLength: 240, wants: 'who changes what, by when: "By 9 March we let certificates renew themselves"' },
  customer_act: { pattern: LINE, maxLength: 200, wants: 'one step, as an order: "Sign out and in again"' },
  check: { pattern: LINE, maxLength: 200, wants: 'how you know: "4,000 of 4,000 test sign-ins worked"' },
  data_types: { pattern: LINE, maxLength: 200, wants: 'the whole list, closed: "names and e-mail addresses, nothing else"' },
  money: { pattern: '^(?=.*\\d)(?=.*[A-Z]{3}|.*([$€£¥₹]|\\bRp))[^\\n\\r]+$', maxLength: 60, wants: 'an amount with its currency: "EUR 12.50"' },
  url: { pattern: '^https?://[^\\s<>"]+$', maxLength: 200, wants: 'a web address that begins with https://' },
  reason: { pattern: LINE, maxLength: 200, wants: 'why' },
  promise: { pattern: `^(?=.*\\d)[^\\n\\r]+$`, maxLength: 160, wants: 'what, where and when: "the full account, here, by 9 March 2026, 17:00 UTC"' },
  apology_object: { pattern: LINE, maxLength: 160, wants: 'the harm in the words of those who had it: "you could not reach your mail all morning"' },
  company: { pattern: LINE, maxLength: 60, wants: 'the name that customers know' },
  text: { pattern: LINE, maxLength: 300, wants: 'one line of text' },
}

const compiled = new Map<SlotType, RegExp>()

/** Whether a value has the form of its type. */
export function hasForm(type: SlotType, value: string): boolean {
  const pattern = compiled.get(type) ?? new RegExp(FORMS[type].pattern, 'u')
  compiled.set(type, pattern)
  return pattern.test(value)
}
