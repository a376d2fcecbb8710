import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, exec, folderOf, HOLLOW, has } from './place.ts'

const SSHD = ['/usr/sbin/sshd', '/usr/bin/sshd'].find(existsSync)
const PORT = 22_901
const HOSTS = [1, 2, 3, 4].map((last) => ({ name: `host${last}`, address: `127.0.0.${last}` }))
const NOW = ['--now', '2026-11-01T00:00:00Z']

/** Files that are one incident together, files that stand alone, and lines. */
function archive(): string {
  const posts = Array.from({ length: 200 }, (_, index) => [
    `incidents/post-${index}.md`,
    `---\nstage: resolved\nincident: ${index < 60 ? `group-${index % 20}` : `own-${index}`}\ndate: 2026-05-${10 + (index % 9)}\n---\n${HOLLOW}`,
  ])
  const lines = Array.from(
    { length: 400 },
    (_, index) => `${JSON.stringify({ text: `Line ${index} is down.`, stage: 'resolved', incident_id: `i${index >> 2}` })}\n`,
  )
  return folderOf({ ...Object.fromEntries(posts), 'incidents/lines.jsonl': lines.join('') })
}

/** Lines in no order: each names its message, since which part judged it says nothing. */
const sorted = (text: string) => text.trimEnd().split('\n').sort()

describe.runIf(SSHD !== undefined && has('parallel') && has('ssh', '-V'))('GNU parallel over four hosts', () => {
  const folder = archive()
  const keys = join(folder, '.ssh')
  const servers = new Map<string, ChildProcess>()
  let whole: string[]

  beforeAll(async () => {
    mkdirSync(keys, { mode: 0o700 })
    mkdirSync('/run/sshd', { recursive: true })
    for (const name of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, name)])
    writeFileSync(join(keys, 'authorized'), readFileSync(join(keys, 'user.pub')), { mode: 0o600 })
    const known = readFileSync(join(keys, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ')
    writeFileSync(join(keys, 'known'), HOSTS.map(({ address }) => `[${address}]:${PORT} ${known}\n`).join(''))
    writeFileSync(
      join(keys, 'config'),
      HOSTS.map(
        ({ name, address }) =>
          `Host ${name}\n HostName ${address}\n Port ${PORT}\n IdentityFile ${keys}/user\n IdentitiesOnly yes\n BatchMode yes\n UserKnownHostsFile ${keys}/known\n ConnectTimeout 5\n`,
      ).join('\n'),
    )
    for (const host of HOSTS) await serve(host)
    whole = sorted(exec(command, ['.', 'incidents/lines.jsonl', '-f', 'jsonl', '--exit-zero', ...NOW], { cwd: folder }).stdout)
    expect(whole).toHaveLength(600)
  })
  afterAll(() => {
    for (const server of servers.values()) server.kill()
  })

  async function serve({ name, address }: (typeof HOSTS)[number]): Promise<void> {
    const options = [
      `ListenAddress=${address}`,
      `AuthorizedKeysFile=${keys}/authorized`,
      'PasswordAuthentication=no',
      'UsePAM=no',
      'StrictModes=no',
      'PidFile=none',
    ]
    const flags = ['-D', '-e', '-f', '/dev/null', '-p', String(PORT), '-h', join(keys, 'host'), ...options.flatMap((one) => ['-o', one])]
    servers.set(name, spawn(SSHD as string, flags, { stdio: 'ignore' }))
    for (let tries = 0; tries < 50; tries++) {
      if (await answers(address)) return
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`${name} does not answer`)
  }

  /** One job a shard; gives what they printed and the hosts that did the work. */
  function shared(...flags: string[]) {
    const judge = [command, '.', 'incidents/lines.jsonl', '--shard', '{}/8', '-f', 'jsonl', '--exit-zero', ...NOW]
    const ssh = ['--ssh', `ssh -F ${keys}/config`, '-S', HOSTS.map(({ name }) => `1/${name}`).join(','), '--workdir', folder, '--env', 'PATH']
    const ran = exec('parallel', ['--will-cite', ...ssh, '--joblog', join(keys, 'log'), ...flags, ...judge, ':::', ...[1, 2, 3, 4, 5, 6, 7, 8].map(String)])
    const [, ...jobs] = readFileSync(join(keys, 'log'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    return { ...ran, hosts: new Set(jobs.filter((job) => job[6] === '0').map((job) => job[1])) }
  }

  test('the parts together say what the whole run says, and each host had its share', () => {
    const { status, stdout, stderr, hosts } = shared()
    expect([status, stderr]).toEqual([0, ''])
    expect(sorted(stdout)).toEqual(whole)
    expect(hosts.size).toBe(4)
  })

  test('when a host is gone, the others take its parts', () => {
    servers.get('host3')?.kill()
    const { status, stdout, hosts } = shared('--retries', '4')
    expect(status).toBe(0)
    expect(sorted(stdout)).toEqual(whole)
    expect(hosts).toEqual(new Set(['1/host1', '1/host2', '1/host4'].map((one) => one.slice(2))))
  })
})

/** What `RDD.pipe` of Spark does with each partition: its elements as lines to a process of its own, the lines that come back as elements. */
test('the pipe of Spark: partitions, each with the lines of whole incidents, say what the whole run says', () => {
  const records = Array.from({ length: 300 }, (_, index) => ({
    id: `r${index}`,
    text: `Line ${index} is down.`,
    stage: 'resolved',
    incident_id: `i${index % 75}`,
  }))
  const judge = (part: typeof records) =>
    exec(command, ['--stdin-filename', 'm.jsonl', '-f', 'jsonl', '--exit-zero', ...NOW, '-'], { input: part.map((one) => `${JSON.stringify(one)}\n`).join('') })
      .stdout.trimEnd()
      .split('\n')
      .map(unplaced)
  const byIncident = records.toSorted((a, b) => (a.incident_id < b.incident_id ? -1 : a.incident_id > b.incident_id ? 1 : 0))
  const partitions = [0, 1, 2, 3].map((part) => byIncident.filter((one) => Number(one.incident_id.slice(1)) % 4 === part))
  expect(partitions.flatMap(judge).sort()).toEqual(judge(byIncident).sort())
})

/** A report of a message without where in its stream it stands. */
function unplaced(line: string): string {
  const places = new Set(['line', 'endLine', 'offset', 'endOffset'])
  return JSON.stringify(JSON.parse(line), (key, value) => (places.has(key) ? undefined : value))
}

function answers(host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(PORT, host)
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}
