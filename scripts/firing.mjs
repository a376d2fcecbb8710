#!/usr/bin/env node
// How often each wording rule fires, by audience: what share of the messages gets at least one of its findings.
//
//   node scripts/firing.mjs MESSAGES.jsonl [--dist dist/index.js] [--lang en] [--kind wording] [--read RULE [--count 30]]
//
// Each line of the file is a message: text, and if known stage, channel, lang, audience, published_at, format, title.
// `--read` prints hits of one rule, spread evenly over the file, each within its sentence, to be judged by a person.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: 'dist/index.js' },
    lang: { type: 'string', default: 'en' },
    kind: { type: 'string', default: 'wording' },
    read: { type: 'string' },
    count: { type: 'string', default: '30' },
  },
})
if (positionals.length !== 1) throw new Error('give one file: a message as JSON in each line')

const { lintText } = await import(pathToFileURL(resolve(flags.dist)).href)
const STAGES = new Set(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'scheduled', 'cancelled', 'security'])
const CHANNELS = new Set(['status', 'email', 'social', 'sms', 'phone', 'blog'])
const AUDIENCES = ['public', 'customers', 'developers', 'internal']
const records = readFileSync(positionals[0], 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter((record) => record.lang === undefined || record.lang === flags.lang)

const written = Object.fromEntries(AUDIENCES.map((audience) => [audience, 0]))
const rules = new Map()
const read = []
for (const record of records) {
  const message = lintText(record.text, {
    format: ['html', 'text'].includes(record.format) ? record.format : 'markdown',
    stage: STAGES.has(record.stage) ? record.stage : undefined,
    channel: CHANNELS.has(record.channel) ? record.channel : undefined,
    language: flags.lang,
    audience: AUDIENCES.includes(record.audience) ? record.audience : undefined,
    publishedAt: record.published_at ?? undefined,
  }).messages[0]
  if (!message) continue
  written[message.audience] += 1
  const fired = new Set()
  for (const finding of message.findings) {
    if (finding.kind !== flags.kind) continue
    const rule = rules.get(finding.ruleId) ?? { ...Object.fromEntries(AUDIENCES.map((audience) => [audience, 0])), findings: 0, info: 0 }
    rules.set(finding.ruleId, rule)
    rule.findings += 1
    if (finding.severity === 'info') rule.info += 1
    if (!fired.has(finding.ruleId)) rule[message.audience] += 1
    fired.add(finding.ruleId)
    if (finding.ruleId === flags.read) read.push({ record, message, finding })
  }
}

if (flags.read) printHits()
else printTable()

function printTable() {
  const shown = AUDIENCES.filter((audience) => written[audience] > 0)
  const all = shown.reduce((sum, audience) => sum + written[audience], 0)
  const share = (count, of) => `${((100 * count) / of).toFixed(1)} %`
  console.log(`| rule | all (${all}) | ${shown.map((audience) => `${audience} (${written[audience]})`).join(' | ')} | findings | of them info |`)
  console.log(`| --- | ${shown.map(() => '---:').join(' | ')} | ---: | ---: | ---: |`)
  const total = (rule) => shown.reduce((sum, audience) => sum + rule[audience], 0)
  for (const [id, rule] of [...rules].sort(([, a], [, b]) => total(b) - total(a))) {
    const cells = shown.map((audience) => share(rule[audience], written[audience]))
    console.log(`| ${id} | ${share(total(rule), all)} | ${cells.join(' | ')} | ${rule.findings} | ${share(rule.info, rule.findings)} |`)
  }
}

function printHits() {
  const count = Math.min(Number(flags.count), read.length)
  for (let at = 0; at < count; at += 1) {
    const { record, message, finding } = read[Math.floor((at * read.length) / count)]
    const before = record.text.slice(Math.max(0, finding.offset - 110), finding.offset)
    const after = record.text.slice(finding.endOffset, finding.endOffset + 130)
    const words = `${before}[[${record.text.slice(finding.offset, finding.endOffset)}]]${after}`.replace(/\s+/g, ' ')
    console.log(`${at + 1}. ${finding.severity} ${message.stage}/${message.channel}/${message.audience} ${record.id ?? ''}\n   ${words}`)
  }
}
