import { describe, expect, test } from 'vitest'
import { lintText, type Stage, type Verdict } from '../../src/index.ts'

const judged = (text: string, stage: Stage = 'resolved'): Verdict | undefined =>
  lintText(text, { format: 'text', language: 'en', stage, channel: 'status', audience: 'customers' }).messages[0]?.elements.apology.verdict

/** Each line holds a near miss of the line above or below it: one word or sign decides. */
const TABLE: [verdict: Verdict, text: string][] = [
  // the object must be a particular, and belong to the apology
  ['present', 'We apologise for the two hours without mail.'],
  ['hollow', 'We apologise for the disruption and will post again at 14:00 UTC.'],
  ['hollow', 'We are sorry for the trouble, the work ends at 14:00 UTC.'],
  ['present', 'We apologise for the slow log-ins between 09:00 and 11:00 UTC.'],
  ['hollow', 'We apologise for the impact on all customers.'],
  ['hollow', 'We are sorry for the problem with one of our services.'],
  ['present', 'We are sorry for the late notice.'],
  // the receiver is no object
  ['hollow', 'We apologise to our customers in Lyon for the disruption.'],
  ['hollow', 'To our customers whose projects were affected, we apologise.'],
  ['present', 'We apologise to everyone who could not sign in.'],
  // a nuisance is no harm, a colon may supply one
  ['hollow', 'We apologise for the inconvenience caused on 3 March 2026.'],
  ['present', 'We apologise for the inconvenience: 214 of you were billed twice.'],
  ['hollow', 'We apologise for the outage: this is not the standard that we strive to offer you.'],
  // what the reader went through, in any words
  ['present', 'I am sorry that your pupils waited in the heat.'],
  ['hollow', 'I am sorry that you were disappointed.'],
  ['hollow', 'We are sorry for not meeting your expectations.'],
  // beside the apology
  ['present', 'Mail was down from 10:00 to 11:00 UTC. We are sorry.'],
  ['hollow', 'A fix went out at 11:00 UTC. We are sorry.'],
  ['present', 'For the two hours without mail, we apologise.'],
  ['hollow', 'For everyone affected, we apologise.'],
  // conditions, excuses, regret, promises
  ['hollow', 'We are sorry for any delay you may have experienced when sending mail.'],
  ['hollow', 'We are sorry that 214 of you were charged twice, but such errors are rare.'],
  ['present', 'We are sorry that 214 of you were charged twice, but worse, we also told you that it was fixed.'],
  ['hollow', 'We regret that uploads failed for two hours.'],
  ['absent', 'We regret to inform you that uploads fail.'],
  ['absent', 'Regrettably, uploads failed for two hours.'],
  ['hollow', 'Apologies have been extended to the 214 people.'],
  // somebody else's, or none at all
  ['absent', 'Our carrier has apologised to us for the two hours.'],
  ['absent', 'The page showed "Sorry, something went wrong" to 214 people.'],
  ['absent', 'Better safe than sorry: we tested each of the 61 panels.'],
  ['absent', 'We will apologise to the member by phone.'],
  ['absent', 'We take responsibility for the security of your data.'],
  ['hollow', 'We take full responsibility for this.'],
]

describe('apology', () => {
  test.each(TABLE)('%s: %s', (verdict, text) => {
    expect(judged(text)).toBe(verdict)
  })

  test('a present sentence never lowers the verdict', () => {
    const good = 'We are sorry that 214 of you were charged twice.'
    for (const [, text] of TABLE) expect(judged(`${text}\n\n${good}`)).toBe('present')
  })
})
