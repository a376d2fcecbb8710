import { describe, expect, test } from 'vitest'
import { type Audience, lintText, type Stage, type Verdict } from '../src/index.ts'

type Row = [text: string, verdict: Verdict, stage?: Stage, audience?: Audience]

function judged(text: string, stage: Stage = 'identified', audience: Audience = 'customers') {
  const [message] = lintText(text, { format: 'text', stage, audience, channel: 'status', language: 'en' }).messages
  return message?.elements.workaround
}

describe('workaround', () => {
  const rows: Row[] = [
    // asked or offered
    ['You can still pay by bank transfer.', 'present'],
    ['Customers can use the desktop app instead.', 'present'],
    ['You can use some of our services again.', 'absent', 'resolved'],
    ['As a workaround, disable caching in your client.', 'present', 'identified', 'developers'],
    ['Workaround: pin the client to version 4.2.', 'present', 'identified', 'developers'],
    ['In the meantime, please use the phone line on the back of your card.', 'present'],
    ['We recommend switching to another region.', 'present', 'identified', 'developers'],
    ['We advise all customers to change their password at larkmail.example.', 'present', 'security'],
    ['If your upload failed, send it again.', 'present', 'resolved'],
    ['Failed builds need to be rerun.', 'present', 'resolved', 'developers'],
    ['To avoid losing work, save your documents before 22:00 UTC.', 'present', 'scheduled'],
    ['Boil tap water before you drink it.', 'present'],
    ['Do not open the attachment.', 'present', 'security'],
    ['You will need to sign in again.', 'present', 'resolved'],
    ['Affected users may need to refresh their browser to see their recordings.', 'present', 'monitoring'],
    // nothing to do
    ['There is no workaround yet.', 'present'],
    ['You need not do anything.', 'present', 'resolved'],
    ['There is nothing to do on your side.', 'present', 'resolved'],
    ['Please make your changes before 01:00.', 'present', 'scheduled'],
    ['Take cash with you to the market.', 'present'],
    ['Workaround: None at this time.', 'present'],
    ['No action is needed on your part.', 'present', 'resolved'],
    ['There is nothing you can do to speed this up.', 'present'],
    // ritual
    ['Please retry your requests.', 'hollow'],
    ['Please clear your browser cache.', 'hollow'],
    ['Please plan accordingly.', 'hollow', 'scheduled'],
    ['Please stay flexible.', 'hollow', 'cancelled'],
    ['Please monitor your accounts.', 'hollow', 'security'],
    ['Please take sensible precautions.', 'hollow', 'security'],
    ['Please bear with us.', 'hollow'],
    ['If you are still having problems, please contact support.', 'hollow', 'monitoring'],
    ['A workaround has been identified.', 'hollow'],
    ['Please exercise caution.', 'hollow', 'security'],
    // not theirs, not an act, or not about harm
    ['Our engineers are working around the clock.', 'absent'],
    ['We can use the standby site.', 'absent'],
    ['You can follow progress on our status page.', 'absent'],
    ['Please see our blog for details.', 'absent'],
    ['Please accept our apologies.', 'absent', 'resolved'],
    ['Write to works@hollinrail.example.', 'absent'],
    ['Please ask us anything.', 'absent'],
    ['You need not have waited.', 'absent', 'resolved'],
    ['Please contact support@larkmail.example.', 'absent'],
    ['Customers can now sign in again.', 'absent', 'resolved'],
    ['Customers can access the portal.', 'absent', 'resolved'],
    ['You may experience delays.', 'absent'],
    ['Update at 10:20: the queue is empty.', 'absent', 'monitoring'],
    ['Access to the portal was slow.', 'absent', 'resolved'],
    ['In the event of an outage you can use the app.', 'absent'],
    ['We will make sure to test the restore.', 'absent', 'postmortem'],
  ]
  test.each(rows)('%s is %s', (text, verdict, stage, audience) => {
    expect(judged(text, stage, audience)?.verdict).toBe(verdict)
  })

  test('our own tasks are no advice, the same words to the reader are', () => {
    expect(judged('Add an alert for the queue.', 'postmortem')?.verdict).toBe('absent')
    expect(judged('Change your password.', 'postmortem')?.verdict).toBe('present')
  })

  test('an act that makes the reader whole makes the element required at resolved', () => {
    expect(judged('Uploads work. If your upload failed, send it again.', 'resolved')?.demand).toBe('required')
    expect(judged('Uploads work. You can use the app instead.', 'resolved')?.demand).toBe('recommended')
  })
})
