import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'
import { languages } from '../../src/languages/index.ts'
import type { Message } from '../../src/model.ts'
import { prepare } from '../../src/prose/prepare.ts'
import { read } from '../../src/readers/index.ts'
import { findTimes, type TimeExpression } from '../../src/times/index.ts'

function timesOf(text: string): TimeExpression[] {
  const [draft] = read(text, { format: 'text' })
  if (!draft) throw new Error('no draft')
  const about = { stage: 'resolved', situation: 'ordinary', channel: 'status', language: 'id', audience: 'customers', publishedAt: '2026-03-04' } as const
  const message: Message = { ...prepare(draft, languages.id.pack), ...about, runs: draft.runs, meta: draft.meta, thread: [] }
  return findTimes(message, {
    org: { people: {}, products: [], components: [], vendors: [], contacts: [], zoneAlias: {}, domains: { own: [], internal: [] }, dates: 'dmy' },
  })
}

/** Kind, date, clock, zone and end, in one line. */
function shown({ kind, moment, until, seconds, direction }: TimeExpression): string {
  const clock = (one: typeof moment) => (one?.hour === undefined ? '' : `${one.hour}:${String(one.minute ?? 0).padStart(2, '0')}${one.half ?? ''}`)
  return [
    kind,
    moment?.date,
    clock(moment),
    moment?.zone?.written,
    until && `- ${clock(until)}`,
    seconds !== undefined && seconds > 0 && `${seconds} s`,
    direction,
  ]
    .filter(Boolean)
    .join(' ')
}

describe('times as Indonesians write them', () => {
  test.each([
    ['Layanan mati sejak pukul 15.00 WIB.', ['clock 2026-03-04 15:00 WIB']],
    ['Layanan mati sejak pukul 15:00 WITA.', ['clock 2026-03-04 15:00 WITA']],
    ['Pada Rabu, 4 Maret 2026 pukul 09.15 WIT listrik padam.', ['instant 2026-03-04 9:15 WIT']],
    ['Pekerjaan berlangsung pukul 18.00 s.d 22.00 WIB.', ['range 2026-03-04 18:00 WIB - 22:00']],
    ['Pekerjaan berlangsung pukul 18.00 s.d. 22.00 WIB.', ['range 2026-03-04 18:00 WIB - 22:00']],
    ['Pekerjaan berlangsung pukul 18.00 s/d 20.00 WIB.', ['range 2026-03-04 18:00 WIB - 20:00']],
    ['Mulai 06.00 WIB-15.00 WIB air mati.', ['range 2026-03-04 6:00 WIB - 15:00']],
    ['Listrik padam pukul 09.00 hingga pukul 11.30 WIB.', ['range 2026-03-04 9:00 WIB - 11:30']],
    ['Pukul 08.00 sampai dengan 10.00 WITA jalan ditutup.', ['range 2026-03-04 8:00 WITA - 10:00']],
    ['Kereta berhenti (26/2) pukul 07.30 WIB.', ['instant 2026-02-26 7:30 WIB']],
    ['Pada 3/2/2026 sistem mati.', ['date 2026-02-03']],
    ['Air mati sejak jam 6 pagi WIB.', ['clock 2026-03-04 6:00am WIB']],
    ['Kabar lagi jam 3 sore WIB.', ['clock 2026-03-04 3:00pm WIB']],
    ['Kabar lagi pukul 19.00 malam WIB.', ['clock 2026-03-04 19:00 WIB']],
    ['Kemarin malam layanan mati.', ['relative-day 2026-03-03']],
    ['Besok pukul 22.00 WIB kami mengganti router.', ['instant 2026-03-05 22:00 WIB']],
    ['Perbaikan selesai 1x24 jam.', ['duration 86400 s']],
    ['Perbaikan selesai dalam 3 x 24 jam.', ['relative 259200 s ahead']],
    ['Layanan mati dua jam yang lalu.', ['relative 7200 s ago']],
    ['Kami kabari 30 menit lagi.', ['relative 1800 s ahead']],
    ['Gangguan berlangsung 1,5 jam.', ['duration 5400 s']],
    ['Layanan mati selama dua minggu.', ['duration 1209600 s']],
    ['Kami kabari setiap 30 menit.', ['interval 1800 s']],
    ['09.31 alarm kami berbunyi.', ['clock 2026-03-04 9:31']],
    ['Minggu, 8 Maret 2026, aplikasi tutup.', ['date 2026-03-08']],
  ])('%s', (text, expected) => {
    expect(timesOf(text).map(shown)).toEqual(expected)
  })

  test.each([
    'Versi 14.02 sudah dirilis.',
    'Saldo naik 3.50 persen.',
    'Tarif naik dari 1.27 menjadi 1.28.',
    'Sebanyak 1.200 unit ATM pulih.',
    'Minggu depan ada kabar baik.',
    'Rapat ini sudah kami bahas berkali-kali.',
  ])('no clock time: %s', (text) => {
    expect(timesOf(text).filter(({ moment }) => moment?.hour !== undefined || moment?.weekday !== undefined)).toEqual([])
  })

  test('a part of the day beside a 24-hour figure is no slip, and WIT is one zone', () => {
    const text = 'Listrik padam pada 4 Maret 2026 pukul 19.00 malam WIT sampai 21.00 malam WIT karena trafo meledak.'
    const found = lintText(text, { language: 'id', stage: 'resolved', publishedAt: '2026-03-04' }).messages[0]?.findings.map(({ ruleId }) => ruleId)
    expect(found?.filter((id) => /^(time-impossible|zone-ambiguous|date-ambiguous|time-tense)$/.test(id))).toEqual([])
  })
})
