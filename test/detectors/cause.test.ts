import { describe, expect, test } from 'vitest'
import { lintText, type Stage } from '../../src/index.ts'
import { growth } from '../growth.ts'

function causeOf(text: string, stage: Stage = 'resolved') {
  return lintText(text, { format: 'text', stage, channel: 'status', language: 'en', audience: 'customers', publishedAt: '2026-03-06T12:00:00Z' }).messages[0]
    ?.elements.cause
}

const table = (rows: [text: string, stage?: Stage][], verdict: string) =>
  test.each(rows)('%s', (text, stage) => {
    expect(causeOf(text, stage)?.verdict).toBe(verdict)
  })

describe('a cause after its link', () => {
  table(
    [
      ['Sign-in failed due to an expired certificate.'],
      ['Calls dropped because a contractor cut the fibre under Mill Street.'],
      ['Mail was late as a result of a full queue on our relay.'],
      ['The loss of heating came from a burst pipe in the plant room.'],
      ['We traced the errors to a firewall rule that blocked the card terminals.'],
      ['The root cause was a migration that locked the orders table.'],
      ['The slow pages were caused by a missing index on the bookings table.'],
      ['Lectures could not be streamed owing to a faulty network switch in building 4.'],
      ['Our website was taken down by a DDoS attack.'],
      ['Payments failed because our acquiring bank Hazelgrid rejected every request after its own outage.'],
      ['Root cause: a typo in the routing table that we loaded at 09:12 UTC.'],
      ['Salaries were paid twice because the batch job ran twice.'],
      ['Deliveries were late because two drivers were ill and the van broke down.'],
      ['The reason for the delay was a strike at the port.'],
    ],
    'present',
  )
})

describe('a link to nothing is hollow', () => {
  table(
    [
      ['Sign-in failed due to an unexpected error.'],
      ['Calls dropped because of a network issue.'],
      ['Mail was late as a result of internal problems.'],
      ['The outage was caused by a software bug.'],
      ['This was the result of unforeseen circumstances.'],
      ['The site was slow because of unusually high demand.'],
      ['An issue with a third-party supplier led to failed payments.'],
      ['The outage resulted from a system failure.'],
      ['We have found and fixed the underlying problem.'],
      ['The problem was traced to one of our servers.'],
      ['Something went wrong on our side.'],
      ['The disruption was due to a recent change.'],
    ],
    'hollow',
  )
})

describe('a cause before its link', () => {
  table(
    [
      ['A new release doubled the load on the session cache, which made sign-in slow.'],
      ['The backup generator tripped, causing all racks in hall 2 to lose power.'],
      ['A routing loop between two core routers led to packet loss.'],
      ['We deleted the wrong DNS zone, which meant that nobody could reach your sites.'],
      ['The disk array filled up. As a result, new mail was rejected.'],
      ['A lightning strike took our Marn data centre offline.'],
      ['An expired licence on the telephone exchange blocked outgoing calls.'],
    ],
    'present',
  )
})

describe('a mechanism or an accident told plainly', () => {
  table(
    [
      ['The certificate of our login page expired at 09:00 UTC.'],
      ['A lorry hit the pole that carries our line to Oberfeld, so phones are dead.', 'identified'],
      ['No trains between Marn and Oberfeld, a tree fell on the track.', 'identified'],
      ['We mistakenly removed the permission that lets editors publish.'],
      ['Cloudflare is down, and our site with it.', 'identified'],
      ['The pool of database connections was exhausted.'],
      ['Our upstream carrier Fonefirst has an outage in Leeds.', 'identified'],
      ['Somebody guessed our admin password; there was no second factor.', 'security'],
      ['I chose the list of all customers and left the filter out.', 'resolved'],
      ['An employee sent the list of patients to the wrong address.', 'security'],
      ['A storage bucket with scanned passports was publicly accessible.', 'security'],
    ],
    'present',
  )
})

describe('no cause at all', () => {
  table(
    [
      ['Sign-in works again.'],
      ['The outage caused delays for all customers.'],
      ['We apologise for any inconvenience this may have caused.'],
      ['We are sorry for the disruption caused by this outage.'],
      ['The work is due to start at 14:00 UTC.'],
      ['We are investigating the cause.', 'investigating'],
      ['Our team is working to identify the root cause of the issue.', 'investigating'],
      ['Customers saw errors when opening the reports page.'],
      ['Some jobs failed and imports timed out.'],
      ['Users could not reach their mailboxes, resulting in missed messages.'],
      ['After restarting the servers, all services are back.'],
      ['We rerouted calls through another exchange, resulting in normal service.'],
      ['Following the fix, uploads are working again.'],
      ['If the certificate has expired, renew it.'],
      ['One customer wrote: the certificate expired and you did not notice.'],
      ['This was not caused by a release, nor by an attack.'],
      ['Last year a digger cut this line.'],
      ['See https://status.larkmail.example/causes/due-to-maintenance for details.'],
      ['We added alerts so that a full disk will not stop mail again.'],
    ],
    'absent',
  )
})

describe('a cause that is not known', () => {
  test.each([
    ['We do not know the cause yet.', 'investigating', 'present', 'unknown'],
    ['The cause is still unknown. We are comparing the two data centres.', 'identified', 'hollow', undefined],
    ['We have not yet found out why the controller stopped.', 'investigating', 'present', 'unknown'],
    ['We could not determine the root cause, because the logs were lost with the disk.', 'postmortem', 'present', 'stated'],
    ['The cause is unknown.', 'postmortem', 'hollow', undefined],
    ['We will publish the cause on this page by Friday 13 March 2026.', 'resolved', 'present', 'deferred'],
    ['We will publish the cause in due course.', 'resolved', 'hollow', undefined],
  ] as const)('%s (%s)', (text, stage, verdict, mode) => {
    const judged = causeOf(text, stage)
    expect(judged?.verdict).toBe(verdict)
    expect(judged?.mode).toBe(mode)
  })
})

describe('the stage decides how much is enough', () => {
  test.each([
    ['Uploads failed because of a DDoS attack.', 'identified', 'present'],
    ['Uploads failed because of a DDoS attack.', 'postmortem', 'hollow'],
    ['Uploads failed because of an outage at Hazelgrid Pay.', 'monitoring', 'present'],
    ['Uploads failed because of an outage at Hazelgrid Pay.', 'postmortem', 'hollow'],
    ['We have identified the issue.', 'investigating', 'absent'],
    ['We have identified the issue.', 'monitoring', 'hollow'],
    ['We are investigating an issue causing errors.', 'investigating', 'absent'],
  ] as const)('%s (%s)', (text, stage, verdict) => {
    expect(causeOf(text, stage)?.verdict).toBe(verdict)
  })
})

describe('planned work', () => {
  table(
    [
      ['We will replace the power supplies of ns3 on Sunday at 02:00 UTC.', 'scheduled'],
      ['On Tuesday we upgrade Postgres from version 14 to 16.', 'scheduled'],
      ['We are moving the mail store to new hardware.', 'scheduled'],
      ['Firmware of the core routers will be updated to close a security hole.', 'scheduled'],
      ['The pool closes on Monday so that the filters of the water pump can be cleaned.', 'scheduled'],
      ['We pause imports to reduce the load on the billing database.', 'scheduled'],
    ],
    'present',
  )
  table(
    [
      ['We will be performing scheduled maintenance on Sunday.', 'scheduled'],
      ['Maintenance is planned to improve the reliability of our services.', 'scheduled'],
      ['We will carry out upgrades. You may see short interruptions.', 'scheduled'],
      ['Necessary work takes place on Monday night.', 'scheduled'],
    ],
    'hollow',
  )
})

describe('work that was called off', () => {
  table(
    [
      ["Tonight's upgrade is postponed because the new switches did not arrive.", 'cancelled'],
      ["Tonight's work is off: our test copy lost its indexes.", 'cancelled'],
      ['The closure will not take place. The crane failed its inspection on Monday.', 'cancelled'],
    ],
    'present',
  )
  table(
    [
      ["Tonight's upgrade is postponed due to unforeseen circumstances.", 'cancelled'],
      ['The maintenance was cancelled for operational reasons.', 'cancelled'],
    ],
    'hollow',
  )
  table([['The maintenance on Friday is cancelled. All services stay up.', 'cancelled']], 'absent')
})

describe('headings and labels', () => {
  test('a heading over a cause', () => {
    const [message] = lintText('# Incident\n\n## Root cause\n\nA script renamed the archive folder, so nightly copies were skipped.\n', {
      format: 'markdown',
      stage: 'postmortem',
    }).messages
    expect(message?.elements.cause.verdict).toBe('present')
  })
  test('a heading over nothing is the hollow form', () => {
    const [message] = lintText('# Incident\n\n## Root cause\n\n## Next steps\n\nCall 0113 496 0102.\n', { format: 'markdown', stage: 'postmortem' }).messages
    expect(message?.elements.cause.verdict).toBe('hollow')
  })
  test('a heading states nothing itself', () => {
    const [message] = lintText('# Outage due to an expired certificate\n\nSign-in works again.\n', { format: 'markdown', stage: 'resolved' }).messages
    expect(message?.elements.cause.verdict).toBe('absent')
  })
  test('a quotation states nothing', () => {
    const [message] = lintText('Sign-in works again.\n\n> The outage was caused by an expired certificate.\n', {
      format: 'markdown',
      stage: 'resolved',
    }).messages
    expect(message?.elements.cause.verdict).toBe('absent')
  })
})

test('a hollow cause is quoted with its link', () => {
  expect(causeOf('Checkout was down due to a technical issue.')?.evidence[0]?.text).toBe('due to a technical issue')
})

test('long and hostile text is judged in linear time', () => {
  const judge = (count: number) => () => void causeOf(`${'because of the due to caused by '.repeat(count)}.`)
  expect(growth(judge(250), judge(2000), 32)).toBeLessThan(32)
})
