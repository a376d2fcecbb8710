import { describe, expect, test } from 'vitest'
import { type Audience, lintText, type Stage, type Verdict } from '../src/index.ts'

type Row = [text: string, verdict: Verdict, stage?: Stage, audience?: Audience]

function judged(text: string, stage: Stage = 'identified', audience: Audience = 'customers') {
  const [message] = lintText(text, { format: 'text', stage, audience, channel: 'status', language: 'en' }).messages
  return message?.elements.impact
}

describe('impact', () => {
  const rows: Row[] = [
    // who and what, in the trades that write such messages
    ['Homes in Bogor and Depok have no internet since 06:10 WIB.', 'present'],
    ['Customers in Leeds cannot make or receive calls.', 'present'],
    ['Landline customers in postcodes starting with 40 have no dial tone.', 'present'],
    ['Card payments at all Merrow tills are being declined.', 'present'],
    ['Cash machines in Scotland are out of service.', 'present'],
    ['Salary payments due today have not been credited for 3,200 accounts.', 'present'],
    ['Students cannot submit coursework in Moodle; everyone on the Leeds campus is affected.', 'present'],
    ['The online passport form is unavailable to everyone until 18:00.', 'present'],
    ['Emails sent to Fernpost mailboxes between 09:00 and 10:30 UTC bounced.', 'present', 'resolved'],
    ['Websites hosted on server web12 returned an error page from 08:00 to 08:40 UTC.', 'present', 'resolved'],
    ['Around 5% of orders placed on 3 March were charged twice.', 'present', 'resolved'],
    ['No one can log in to the Oxbow app.', 'present', 'investigating'],
    ['Everything is down.', 'present', 'investigating'],
    ['Only customers on the Business plan were affected: their invoices showed the wrong VAT rate.', 'present', 'resolved'],
    ['You may be unable to print from the web editor. Users of the desktop app are not affected.', 'present'],
    ['We cannot yet say how many of you are hit: uploads fail with an error message.', 'present', 'investigating'],
    // an effect, and nobody told for whom
    ['Customers may have trouble making calls.', 'hollow'],
    ['Some customers cannot pay by card.', 'hollow'],
    ['A number of students were unable to submit coursework.', 'hollow', 'resolved'],
    ['Uploads are slow.', 'hollow'],
    ['Some parcels arrive late.', 'hollow'],
    // mild words
    ['We are aware of issues affecting some of our services.', 'hollow', 'investigating'],
    ['We are experiencing technical difficulties.', 'hollow', 'investigating'],
    ['Customers in the UK may see degraded performance.', 'hollow'],
    ['There was a brief service interruption.', 'hollow', 'resolved'],
    ['The connectivity issue has been resolved for all customers.', 'hollow', 'resolved'],
    ['Users are unable to use our services.', 'hollow'],
    // nothing attempted
    ['We have restarted the job scheduler.', 'absent'],
    ['Our engineers were unable to reach the vendor.', 'absent'],
    ['We are monitoring for any further issues.', 'absent', 'monitoring'],
    ['Should you be unable to sign in, write to us.', 'absent', 'monitoring'],
    ['We always tell you how many customers are affected.', 'absent'],
    ['2,000 shops trust Oxbow with their payments.', 'absent'],
    ['We apologise for any inconvenience this may have caused.', 'absent', 'resolved'],
    ['The next update is at 14:00 UTC.', 'absent'],
    // planned work
    ['The customer portal will be unavailable for 30 minutes.', 'present', 'scheduled'],
    ['No downtime is expected.', 'present', 'scheduled'],
    ['Nobody can sign in without an error.', 'present', 'investigating'],
    ['Nobody can publish alone now.', 'absent', 'resolved'],
    ['Mail on your phone still works.', 'present', 'scheduled'],
    ['Most of our services still work.', 'absent', 'scheduled'],
    ['You can pay in those hours as in any other.', 'present', 'cancelled'],
    ['You can use some of our services in those hours as in any other.', 'absent', 'cancelled'],
    ['No downtime is expected, but some connections may drop.', 'hollow', 'scheduled'],
    ['You may experience brief interruptions.', 'hollow', 'scheduled'],
    ['Outages will begin about 5 hours from now.', 'hollow', 'scheduled'],
    ['We are replacing the power supplies on Sunday.', 'absent', 'scheduled'],
    // breaches
    ['Your e-mail address and your hashed password were copied.', 'present', 'security'],
    ['No card numbers were accessed.', 'present', 'security'],
    ['An unauthorised party gained access to some of our systems.', 'hollow', 'security'],
    // developers: components, codes and shares are anchors
    ['edge-3 is returning 503 for /v2/put.', 'present', 'identified', 'developers'],
    ['The Metrics API returns 500 for 3% of requests.', 'present', 'identified', 'developers'],
    ['We see elevated error rates for Merrow Queues in eu-west-2.', 'present', 'investigating', 'developers'],
    ['We see elevated error rates.', 'hollow', 'investigating', 'developers'],
    ['We see increased error rates in eu-west-2.', 'hollow', 'investigating', 'developers'],
    ['A fix is out for the issue affecting Merrow services.', 'hollow', 'monitoring', 'developers'],
    ['Some users cannot push.', 'hollow', 'identified', 'developers'],
    ['This outage affects the Merrow Registry.', 'present', 'identified', 'developers'],
    ['If you still see impact, open Merrow Console.', 'absent', 'identified', 'developers'],
    ['Git pushes over SSH are rejected.', 'present', 'identified', 'developers'],
  ]
  test.each(rows)('%s is %s', (text, verdict, stage, audience) => {
    expect(judged(text, stage, audience)?.verdict).toBe(verdict)
  })

  test('the extent said to be unknown is a mode of its own', () => {
    expect(judged('You cannot send mail. We do not know yet how many of you are hit.', 'investigating')).toMatchObject({ verdict: 'present', mode: 'unknown' })
    expect(judged('You cannot send mail. We do not know yet when it will end.', 'investigating')?.verdict).toBe('hollow')
  })

  test('the evidence quotes what was found', () => {
    expect(judged('We are on it. You may notice degraded performance.')?.evidence[0]?.text).toBe('degraded performance')
  })

  test('a heading, a quotation and another incident say nothing', () => {
    expect(judged('One customer wrote: all uploads in Jakarta fail.')?.verdict).toBe('absent')
    expect(judged("In March's outage nobody in Jakarta could sign in.")?.verdict).toBe('absent')
  })
})

describe('what is quoted can be read by itself', () => {
  test.each([
    ['There was an outage for our shop owners.', 'impact', 'outage for our shop'],
    ['Due to issues in our Kestrel Cloud halls, it took long.', 'impact', 'issues in our Kestrel Cloud halls'],
    ['The shop was closed because of a move (migration to a new database) on Monday.', 'cause', undefined],
  ] as const)('%s', (text, element, wanted) => {
    const texts = lintText(text, { stage: 'resolved' }).messages[0]?.elements[element]?.evidence.map((one) => one.text) ?? []
    if (wanted) expect(texts).toContain(wanted)
    for (const one of texts) expect(one.split('(').length, one).toBe(one.split(')').length)
  })
})
