import { describe, expect, test } from 'vitest'
import { texts as english } from '../src/generated/texts-en.ts'
import { texts as own } from '../src/generated/texts-id.ts'
import { createLinter, lintText } from '../src/index.ts'
import type { Stage } from '../src/model.ts'

const ELEMENTS = ['named-signer', 'reachable-contact', 'real-apology', 'clear-timeline', 'stated-cause', 'specific-prevention', 'bounded-impact', 'next-update']
/** A hollow element has said it already: without the elements each word answers for itself. */
const wording = createLinter({ rules: Object.fromEntries([...ELEMENTS, 'current-action', 'workaround'].map((id) => [id, 'off'])) })

/** Rules of wording that a text in Indonesian breaks. */
function broken(text: string, stage: Stage = 'identified'): string[] {
  const { findings } = wording.lint(text, { language: 'id', stage, channel: 'status', publishedAt: '2026-05-12T09:00:00+07:00' }).messages[0] ?? {
    findings: [],
  }
  return [...new Set(findings.filter(({ kind }) => kind === 'wording').map(({ ruleId }) => ruleId))]
}

describe('Indonesian wording', () => {
  test.each<[string, string, Stage?]>([
    ['no-stock-apology', 'Mohon maaf yang sebesar-besarnya atas ketidaknyamanannya.'],
    ['no-stock-apology', 'Mohon maklum atas hal ini.'],
    ['no-ifpology', 'Kami mohon maaf apabila ada pelanggan yang merasa terganggu.'],
    ['no-apology-but', 'Mohon maaf, namun gangguan ini di luar dugaan siapa pun.'],
    ['no-minimiser', 'Aplikasi sempat tidak bisa dibuka.'],
    ['no-agentless-passive', 'Terjadi kesalahan konfigurasi pada Senin malam.'],
    ['no-agentless-passive', 'Foto toko terhapus secara tidak sengaja.'],
    ['no-vendor-blame', 'Gangguan ini di luar kendali kami.'],
    ['no-customer-blame', 'Mari kita bersama-sama menjaga keamanan akun.'],
    ['no-weasel-quantifier', 'Sebagian nasabah belum bisa membayar.'],
    ['no-euphemism', 'Layanan kami mengalami kendala.'],
    ['no-euphemism', 'Saat ini sedang dilakukan pemeliharaan sistem.'],
    ['no-hollow-cause', 'Dikarenakan adanya kendala teknis, loket tutup.', 'resolved'],
    ['no-hollow-cause', 'Untuk meningkatkan kualitas layanan, aplikasi kami tutup.'],
    ['no-hollow-prevention', 'Semoga kejadian ini tidak terulang lagi.', 'postmortem'],
    ['no-hollow-prevention', 'Hal ini menjadi bahan evaluasi kami.', 'postmortem'],
    ['no-overclaim', 'Dana dan data nasabah tetap aman.', 'security'],
    ['no-unbounded-promise', 'Gangguan akan diatasi secepatnya.'],
    ['no-empty-effort', 'Tim kami terus berupaya semaksimal mungkin.'],
    ['no-vague-time', 'Akan kami informasikan lebih lanjut.'],
    ['no-breach-evasion', 'Kami mendeteksi adanya akses tidak sah.', 'security'],
    ['no-ritual-advice', 'Silakan coba beberapa saat lagi.'],
    ['no-faceless-signature', 'Pembayaran gagal.\n\nHormat kami,\nManajemen'],
    ['no-self-focus', 'Ini ulah pihak yang tidak bertanggung jawab.'],
  ])('%s: %s', (rule, text, stage) => expect(broken(text, stage)).toContain(rule))

  test.each<[string, Stage?]>([
    ['Kami mohon maaf karena setoran Anda tertahan dua hari.'],
    ['Alhamdulillah listrik di Kota Bandung menyala lagi pukul 06.00 WIB.', 'resolved'],
    ['Sebanyak 214 transaksi ditolak antara pukul 09.10 dan 09.50 WIB.'],
    ['Kami keliru mengirim tagihan dua kali kepada 214 pelanggan.', 'resolved'],
    ['Pemeliharaan sistem berlangsung pukul 01.00-03.00 WIB.', 'scheduled'],
    ['Kabel optik di Jalan Melati putus terkena ekskavator pukul 08.40 WIB.'],
    ['Paling lambat 12 Juni kami memasang kabel kedua agar hal ini tidak terulang.', 'postmortem'],
    ['Kabar berikutnya di sini pukul 14.00 WIB.'],
    ['Jika saldo Anda masih salah, hubungi Ratna Wulandari di 1500777.', 'resolved'],
    ['Mohon maaf lahir dan batin.', 'resolved'],
    ['Dua teknisi sedang menyambung kabel di Jalan Melati sejak pukul 09.30 WIB.'],
  ])('nothing to say of: %s', (text, stage) => expect(broken(text, stage)).toEqual([]))
})

describe('Indonesian texts', () => {
  const texts = Object.entries(own)

  test.each(texts)('%s: the messages and slots of the English ones', (id, { messages }) => {
    const slots = (text = '') => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([slot]) => slot))].sort()
    for (const [key, message] of Object.entries(messages)) {
      expect(english[id]?.messages[key], key).toBeDefined()
      expect(slots(message), key).toEqual(slots(english[id]?.messages[key]))
      expect(message).toMatch(/\bseharusnya\b/)
    }
  })

  test('stand for all rules but the newest', () => expect(texts.length).toBeGreaterThan(0.9 * Object.keys(english).length))

  test('a finding speaks the language of its message', () => {
    const { findings } = lintText('Mohon maaf atas ketidaknyamanannya.', { language: 'id', stage: 'resolved' }).messages[0] ?? { findings: [] }
    expect(findings.map(({ message }) => message).filter((message) => message.startsWith('Unexpected'))).toEqual([])
  })
})
