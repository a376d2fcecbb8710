import { describe, expect, test } from 'vitest'
import { lintText, type Stage, type Verdict } from '../../src/index.ts'

const judged = (text: string, stage: Stage = 'resolved', format = 'text'): Verdict | undefined =>
  lintText(text, { format, language: 'en', stage, channel: 'status', audience: 'customers' }).messages[0]?.elements.prevention.verdict

const TABLE: [verdict: Verdict, text: string, stage?: Stage][] = [
  // an object, or none
  ['present', 'To prevent a recurrence, we are pinning the version of the parser library.'],
  ['hollow', 'To prevent a recurrence, we are adding safeguards.'],
  ['hollow', 'We are improving our failover strategy to mitigate similar incidents in the future.'],
  ['present', 'To avoid this in future, we are improving the accuracy of the usage metrics that scale our delivery worker pools.'],
  ['hollow', 'We are investigating the accuracy of the usage metrics that scale our delivery worker pools, to avoid this in future.'],
  ['hollow', 'We will add better alerting for the Helsinki office, so that we notice this sooner.'],
  // mending this event is no prevention
  ['absent', 'We added capacity and restarted the workers.'],
  ['absent', 'At 10:20 UTC we limited the retries and the queue drained.'],
  ['absent', 'We are now working to test a fix for the load balancers.'],
  ['absent', 'The upgrade tonight will not happen, because a controller did not restart.', 'cancelled'],
  ['absent', 'The queue is now empty and mail now works again.'],
  // nouns that look like verbs
  ['absent', 'Since we are announcing this policy change, here is the list of packages.'],
  ['absent', 'We are in contact with the upgrade team of the shop.'],
  // whose act, and whether it is one
  ['hollow', 'Our provider will replace the breaker in hall two to prevent a recurrence.'],
  ['present', 'Our engineers will replace the breaker in hall two with the vendor to prevent a recurrence.'],
  ['absent', 'To avoid this in future, please pin the version of the parser library.'],
  ['absent', 'A test of the price table would have caught it.'],
  ['absent', 'No further action is needed.'],
  ['absent', 'Could a test of the price table stop the release in future?'],
  ['absent', 'We cannot automatically detect if somebody has changed a price table.'],
  // guards in the present tense
  ['present', 'Since yesterday a phone rings here 30 days before a certificate ends.'],
  ['present', 'Nobody can publish alone now.'],
  ['present', 'Since 4 March 2026 nobody opens the archive without a key.'],
  ['absent', 'Nobody can sign in without an error.'],
  ['absent', 'Since 14:20 UTC the certificates of the shop load.'],
  ['present', "A test now opens another shop's log before each release."],
  ['absent', 'The attacker now held the keys of the pool.', 'postmortem'],
  // telling readers sooner counts when it is said to last
  ['present', 'From now on we will post the first update within 15 minutes.'],
  ['absent', 'We will post the next update within 15 minutes.'],
]

describe('prevention', () => {
  test.each(TABLE)('%s: %s', (verdict, text, stage) => {
    expect(judged(text, stage)).toBe(verdict)
  })

  const under = (heading: string, item: string): string =>
    `# Report\n\nCheckout was down for two hours.\n\n## ${heading}\n\n- ${item}\n\n## Questions\n\nWrite to us about this report at any time, we answer within the day.\n`
  test.each<[Verdict, string, string]>([
    ['present', 'Action items', 'Add an alert for full disks on the order hosts'],
    ['absent', 'Timeline', 'Added an alert for full disks on the order hosts'],
    ['hollow', 'Action items', 'Look into full disks on the order hosts'],
    ['hollow', 'Next steps', 'Improve monitoring'],
    ['absent', 'What you should do', 'Rotate the keys of every order host'],
    ['present', 'Details of the fix', 'A check was added to the order hosts, so that a full disk stops the import'],
    ['absent', 'Actions taken', 'The accounts in question were disabled'],
    ['absent', 'Lessons learned', 'Disks can fill up within minutes'],
  ])('%s under "%s": %s', (verdict, heading, item) => {
    expect(judged(under(heading, item), 'postmortem', 'markdown')).toBe(verdict)
  })

  test('a deeper heading stays in the section, a new one of the same depth leaves it', () => {
    const inside = '## Action items\n\n### Hosts\n\n- Add an alert for full disks on the order hosts\n'
    const outside = '## Action items\n\n## Thanks\n\n- Order hosts, disks and Marek\n'
    expect([inside, outside].map((text) => judged(text, 'postmortem', 'markdown'))).toEqual(['present', 'absent'])
  })
})

describe('a remedy still pending makes the next update due', () => {
  test.each([
    ['required', 'Uploads work again. We will refund everyone by mail.'],
    ['none', 'Uploads work again. Everyone has been refunded.'],
  ])('%s: %s', (demand, text) => {
    const [message] = lintText(text, { format: 'text', language: 'en', stage: 'resolved', channel: 'status' }).messages
    expect(message?.elements['next-update'].demand).toBe(demand)
  })
})
