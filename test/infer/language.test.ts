import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'

const of = (text: string, options = {}) => {
  const [message] = lintText(text, { format: 'text', ...options }).messages
  return [message?.language, message?.found.language, message?.judged]
}

describe('language of short texts', () => {
  test.each([
    ['We are investigating.', 'en'],
    ['Uploads fail for shops in Leeds since 09:12 UTC.', 'en'],
    ['Kami mohon maaf kepada para pelanggan.', 'id'],
    ['Layanan sudah pulih, terima kasih.', 'id'],
    ['Die Störung ist behoben.', 'de'],
    ['Wir arbeiten an einer Lösung.', 'de'],
    ['Le service est rétabli.', 'fr'],
    ['Estamos trabajando para solucionarlo.', 'es'],
    ['Pedimos desculpas pelo transtorno.', 'pt'],
    ['Ci scusiamo per il disservizio.', 'it'],
    ['De storing is opgelost.', 'nl'],
    ['現在調査中です。', 'ja'],
    ['我们正在调查。', 'zh'],
    ['현재 조사 중입니다.', 'ko'],
    ['Мы расследуем причину.', 'ru'],
    ['Przepraszamy, usługa nie jest dostępna.', 'pl'],
  ])('%s', (text, tag) => expect(of(text).slice(0, 2)).toEqual([tag, 'words']))
})

test.each(['SSO degraded', 'DE: OK', '', '12:40 14:20', 'https://status.larkmail.example'])('too little to tell: "%s" is read as English by default', (text) =>
  expect(of(text)).toEqual(['en', 'default', true]),
)
test('a name in another language does not turn a text', () => expect(of('Users of La Poste in DE and FR see errors on sign-in.')[0]).toBe('en'))
test('a language without a pack is not judged', () => expect(of('De storing is opgelost.')).toEqual(['nl', 'words', false]))
test('a flag wins over the words', () => expect(of('Uploads work again.', { language: 'en-GB' }).slice(0, 2)).toEqual(['en', 'flag']))
test('a tag in the file name wins over the words', () =>
  expect(of('Uploads work again.', { path: 'posts/resolved.de.md' }).slice(0, 2)).toEqual(['de', 'file name']))
