import { describe, expect, test } from 'vitest'
import { createLinter, lintText } from '../../src/index.ts'
import type { Stage } from '../../src/model.ts'

/** Rules on facts that a message in Indonesian breaks. */
function broken(text: string, stage: Stage = 'resolved', publishedAt = '2026-03-04T22:00:00+07:00'): string[] {
  const { findings } = lintText(text, { language: 'id', stage, channel: 'status', publishedAt }).messages[0] ?? { findings: [] }
  return findings.filter(({ kind }) => kind === 'fact').map(({ ruleId }) => ruleId)
}

describe('facts in Indonesian', () => {
  test.each<[string, string, Stage?, string?]>([
    ['weekday-mismatch', 'Listrik padam pada Senin, 4 Maret 2026, pukul 13.00 sampai 15.00 WIB.'],
    ['duration-mismatch', 'Layanan mati pada 4 Maret 2026 dari pukul 13.00 sampai 14.30 WIB, selama 3 jam.'],
    ['duration-mismatch', 'Durasi: 45 menit. Gangguan mulai pukul 13.00 WIB dan berakhir pukul 15.00 WIB pada 4 Maret 2026.'],
    ['end-before-start', 'Gangguan dimulai pukul 15.00 WIB pada 4 Maret 2026 dan berakhir pukul 13.00 WIB pada 4 Maret 2026.'],
    ['zone-missing', 'Transfer gagal sejak pukul 13.00.', 'identified'],
    ['zone-mixed', 'Transfer gagal sejak pukul 13.00 WIB dan pulih pukul 16.00 WITA pada 4 Maret 2026.'],
    ['time-impossible', 'Transfer gagal sejak pukul 26.00 WIB.'],
    ['number-mismatch', 'Sebanyak 214 pelanggan terdampak. Semua 241 pelanggan yang terdampak sudah menerima uangnya kembali.'],
    ['share-mismatch', 'Kami kehilangan pesanan milik 312 dari 214 pelanggan.'],
    ['tense-mismatch', 'Kami masih menyelidiki gangguan ini dan aplikasi masih mati.', 'resolved'],
    ['tense-mismatch', 'Gangguan telah teratasi dan semua layanan telah pulih.', 'investigating'],
    ['tense-mismatch', 'Pemeliharaan telah selesai dilaksanakan.', 'scheduled', '2026-03-01T08:00:00+07:00'],
    ['next-update-past', 'Kabar berikutnya pukul 09.00 WIB pada 4 Maret 2026.', 'identified'],
    ['uptime-mismatch', 'Aplikasi mati pada 4 Maret 2026 dari pukul 10.00 sampai 20.00 WIB. Ketersediaan kami selama bulan Maret 99,99 persen.', 'postmortem'],
  ])('%s: %s', (rule, text, stage, publishedAt) => expect(broken(text, stage, publishedAt)).toContain(rule))

  test.each<[string, Stage?]>([
    ['Listrik padam pada Rabu, 4 Maret 2026, pukul 13.00 sampai 15.00 WIB, selama dua jam.'],
    ['Durasi: 90 menit. Gangguan mulai pukul 13.00 WIB dan berakhir pukul 14.30 WIB pada 4 Maret 2026.'],
    ['Sebanyak 240 pelanggan terdampak: 150 pelanggan di Jakarta dan 90 pelanggan di Bandung.'],
    ['Gangguan telah teratasi dan semua layanan telah pulih.', 'resolved'],
    ['Kami masih menyelidiki gangguan ini.', 'investigating'],
  ])('nothing to say of: %s', (text, stage) => expect(broken(text, stage)).toEqual([]))
})

type Update = [publishedAt: string, stage: Stage, text: string]
const day = '2026-03-04T'

/** Rules on threads that these updates break; all are of 4 March 2026 in WIB. */
function inThread(updates: Update[], now = '2026-03-06T08:00:00+07:00'): string[] {
  const report = createLinter({}).lintThread(
    updates.map(([at, stage, text]) => ({ text, stage, language: 'id', channel: 'status', publishedAt: `${day}${at}:00+07:00` })),
    { now },
  )
  return [...new Set(report.messages.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'thread').map(({ ruleId }) => ruleId)))]
}

const FIRST: Update = [
  '09.10'.replace('.', ':'),
  'investigating',
  'Transfer antarbank gagal sejak pukul 09.02 WIB untuk 200 nasabah di Bandung. Kami memeriksa rilis pagi ini. Kabar berikutnya pukul 09.40 WIB.\n\nRani Wulandari, Kepala Operasi\n021 5550 1200',
]

describe('threads in Indonesian', () => {
  test.each<[string, Update[]]>([
    ['promise-broken', [FIRST, ['11:30', 'monitoring', 'Transfer antarbank sudah berhasil lagi sejak pukul 11.20 WIB.']]],
    [
      'start-moved',
      [FIRST, ['09:40', 'identified', 'Transfer antarbank gagal sejak pukul 08.15 WIB. Sertifikat kedaluwarsa. Kabar berikutnya pukul 10.10 WIB.']],
    ],
    [
      'impact-moved',
      [FIRST, ['09:40', 'identified', 'Transfer antarbank gagal untuk 5.000 nasabah di Bandung. Sertifikat kedaluwarsa. Kabar berikutnya pukul 10.10 WIB.']],
    ],
    [
      'stage-regression',
      [
        ['09:10', 'resolved', 'Transfer antarbank sudah pulih sejak pukul 09.05 WIB.'],
        ['09:40', 'identified', 'Transfer antarbank gagal. Sertifikat kedaluwarsa.'],
      ],
    ],
    [
      'signer-changed',
      [FIRST, ['09:40', 'identified', 'Sertifikat server kliring kedaluwarsa. Kabar berikutnya pukul 10.10 WIB.\n\nDodi Firmansyah, Manajer Jaringan']],
    ],
    [
      'contact-vanished',
      [
        FIRST,
        ['09:40', 'identified', 'Sertifikat server kliring kedaluwarsa pukul 09.00 WIB. Kabar berikutnya pukul 10.10 WIB.'],
        ['10:10', 'resolved', 'Transfer antarbank pulih sejak pukul 10.02 WIB.'],
      ],
    ],
    ['update-copied', [FIRST, ['09:40', 'investigating', FIRST[2]], ['10:10', 'investigating', FIRST[2]]]],
    [
      'resolved-without-cause',
      [
        FIRST,
        ['09:40', 'monitoring', 'Transfer berhasil lagi sejak pukul 09.35 WIB.'],
        ['10:10', 'resolved', 'Transfer antarbank pulih sejak pukul 09.35 WIB.'],
      ],
    ],
    [
      'apology-never',
      [
        FIRST,
        ['09:40', 'monitoring', 'Transfer berhasil lagi sejak pukul 09.35 WIB.'],
        ['10:10', 'resolved', 'Transfer antarbank pulih sejak pukul 09.35 WIB karena sertifikat diganti.'],
      ],
    ],
    [
      'long-silence',
      [
        [FIRST[0], FIRST[1], 'Transfer antarbank gagal sejak pukul 09.02 WIB untuk semua nasabah.'],
        ['18:40', 'identified', 'Sertifikat server kliring kedaluwarsa pukul 09.00 WIB.'],
      ],
    ],
    [
      'first-notice-late',
      [
        ['14:30', 'investigating', 'Transfer antarbank gagal sejak pukul 09.02 WIB untuk semua nasabah.'],
        ['15:00', 'identified', 'Sertifikat server kliring kedaluwarsa.'],
      ],
    ],
    [
      'unknown-for-ever',
      (['09:10', '09:40', '10:10', '10:40'] as const).map(
        (at): Update => [
          at,
          'investigating',
          `Transfer antarbank gagal sejak pukul 09.02 WIB. Penyebabnya belum kami ketahui. Kabar berikutnya ${at} WIB lewat setengah jam.`,
        ],
      ),
    ],
  ])('%s', (rule, updates) => expect(inThread(updates)).toContain(rule))

  test.each<[string, string, Update[]]>([
    [
      'a number that is said to have grown',
      'impact-moved',
      [FIRST, ['09:40', 'identified', 'Kini 5.000 nasabah di Bandung tidak bisa mentransfer, bertambah dari 200 nasabah. Kabar berikutnya pukul 10.10 WIB.']],
    ],
    [
      'a beginning that is mended aloud',
      'start-moved',
      [FIRST, ['09:40', 'identified', 'Ralat: transfer antarbank gagal sejak pukul 08.15 WIB, bukan 09.02 WIB. Kabar berikutnya pukul 10.10 WIB.']],
    ],
    [
      'a signer who takes over',
      'signer-changed',
      [
        FIRST,
        [
          '09:40',
          'identified',
          'Saya menggantikan Rani Wulandari mulai pukul 09.30 WIB. Kabar berikutnya pukul 10.10 WIB.\n\nDodi Firmansyah, Manajer Jaringan',
        ],
      ],
    ],
    [
      'back, said outright',
      'stage-regression',
      [
        ['09:10', 'resolved', 'Transfer antarbank sudah pulih sejak pukul 09.05 WIB.'],
        ['09:40', 'identified', 'Ternyata transfer antarbank belum pulih: gangguan muncul lagi pukul 09.30 WIB.'],
      ],
    ],
    [
      'a promise kept',
      'promise-broken',
      [
        FIRST,
        ['09:38', 'identified', 'Sertifikat server kliring kedaluwarsa. Kabar berikutnya pukul 10.10 WIB.'],
        ['10:08', 'resolved', 'Transfer antarbank pulih sejak pukul 10.02 WIB.'],
      ],
    ],
  ])('%s', (_, rule, updates) => expect(inThread(updates)).not.toContain(rule))
})
