import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'

const of = (text: string) => {
  const [message] = lintText(text, { format: 'markdown', language: 'en' }).messages
  return message && { stage: message.stage, found: message.found.stage, situation: message.situation }
}

describe('labels', () => {
  test.each([
    ['Resolved - Uploads work again.', 'resolved'],
    ['Status: Monitoring\n\nUploads were slow this morning.', 'monitoring'],
    ['**Identified** - A disk is full.', 'identified'],
    ['UPDATE – Identified: a disk is full.', 'identified'],
    ['[Scheduled] Router replacement in Leeds', 'scheduled'],
    ['4 March, 09:48 UTC - Investigating: uploads fail.', 'investigating'],
    ['[RESOLVED] Uploads work again.', 'resolved'],
    ['Fix in place: a new disk.', 'monitoring'],
    ['Postponed: router replacement in Leeds', 'cancelled'],
    ['Resolved\nUploads work again.\n\nMonitoring\nA new disk is in.\n\nInvestigating\nUploads fail.', 'resolved'],
  ])('%s', (text, stage) => expect(of(text)).toMatchObject({ stage, found: 'words' }))

  test.each([
    ['Monitored lines - all of them - are down.', 'investigating'],
    ['Monitoring of the pumps fails since 09:12 UTC: the dashboard is down.', 'investigating'],
  ])('no label: %s', (text, stage) => expect(of(text)?.stage).toBe(stage))
})

describe('wording', () => {
  test.each([
    ['We are investigating why uploads fail.', 'investigating'],
    ['We are aware of errors on sign-in and are working to resolve this.', 'investigating'],
    ['We have identified the cause: a full disk. A fix is being prepared.', 'identified'],
    ['A fix has been implemented and we are monitoring the results.', 'monitoring'],
    ['Uploads are back to normal and we are still watching the queue.', 'monitoring'],
    ['Uploads are back to normal.', 'resolved'],
    ['The issue has been resolved.', 'resolved'],
    ['Between 09:12 and 10:20 UTC uploads were failing for shops in Leeds.', 'resolved'],
    ['We expect uploads to be restored by noon. We are working on a fix.', 'identified'],
    ['We will write again once the issue has been resolved. We are investigating.', 'investigating'],
    ['Some lines have been restored. We continue to work on the remaining sites.', 'monitoring'],
    ['On Sunday from 02:00 to 03:00 WIB we will be replacing the power supplies in ns3.', 'scheduled'],
    ['We will be performing scheduled maintenance on Sunday.', 'scheduled'],
    ['The maintenance planned for Sunday has been postponed to 5 April.', 'cancelled'],
    ['An attacker copied the names and addresses of 40 members. Please change your password.', 'security'],
    ['# Post-mortem: lost uploads\n\nOn 4 March a disk filled up.', 'postmortem'],
    ['# Lost uploads\n\n## Impact\n\n40 shops.\n\n## Root cause\n\nA full disk.\n\n## Timeline\n\n09:12 first error.', 'postmortem'],
  ])('%s', (text, stage) => expect(of(text)).toMatchObject({ stage, found: 'words' }))

  test('nothing told', () => expect(of('Hello.')).toEqual({ stage: 'investigating', found: 'default', situation: 'ordinary' }))
  test('an announced account is none yet', () =>
    expect(of('The issue has been resolved. We will publish a post-mortem by Friday 13 March.')?.stage).toBe('resolved'))
  test('work that is done', () =>
    expect(of('Completed - The scheduled maintenance of the routers is over.')).toMatchObject({ stage: 'scheduled', situation: 'completed' }))
  test('a title tells what no update changes', () =>
    expect(of('---\ntitle: Planned maintenance of the Leeds routers\n---\n\nThe routers are being replaced tonight.')?.stage).toBe('scheduled'))
})

describe('situations', () => {
  test.each([
    ['This was a false alarm: the sensor was faulty, and nobody was affected.', 'resolved', 'false-alarm'],
    ['Correction: our earlier message was wrong. Sign-in was never down.', 'resolved', 'correction'],
    ['The issue has been resolved. We are refunding all 214 charges. A credit of one month is on your next invoice.', 'resolved', 'making-good'],
    ['Uploads work again since 10:20 UTC. If you were charged twice, a refund is on its way within 5 days.', 'resolved', 'ordinary'],
    ['Nobody answers the phone. We are investigating.', 'investigating', 'ordinary'],
  ])('%s', (text, stage, situation) => expect(of(text)).toMatchObject({ stage, situation }))
})
