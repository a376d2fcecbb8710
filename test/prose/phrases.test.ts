import { describe, expect, test } from 'vitest'
import { indexPhrases } from '../../src/compile/phrase-index.ts'
import { NamedWords } from '../../src/compile/phrase-packer.ts'
import { PhraseError, parsePhrase } from '../../src/compile/phrases.ts'
import { Matcher } from '../../src/prose/match.ts'
import { PackedReader } from '../../src/prose/packed.ts'
import { nodeIn } from '../../src/prose/packed-phrase.ts'
import { programOf } from '../../src/prose/phrase-program.ts'
import { tokenize } from '../../src/prose/tokenize.ts'

function hit(pattern: string, line: string): string | undefined {
  const phrase = { lexicon: 0, entry: 0, node: parsePhrase(pattern) }
  const numbers = { two: [1] }
  const matcher = new Matcher(indexPhrases({ names: ['own', 'number-word'], words: numbers, prefixes: {}, phrases: [phrase] }))
  const [first] = matcher.find(tokenize(line)).of('own')
  return first && line.slice(first.start, first.end)
}

describe('the notation of the specification', () => {
  test.each([
    ['due to', 'It was due to rain', 'due to'],
    ['due to', 'It was due\n to rain', 'due to'.replace(' ', '\n ')],
    ['due to', 'It was overdue to us', undefined],
    ['last night', "last night's copy", undefined],
    ['(a|the) (fix|new release) is', 'Now the new release is out', 'the new release is'],
    ['[our] apologies', 'Our apologies', 'Our apologies'],
    ['[our] apologies', 'My apologies', 'apologies'],
    ['(very)* sorry', 'We are very very sorry', 'very very sorry'],
    ['sorry _ the', 'sorry for the', 'sorry for the'],
    ['sorry _ the', 'sorry the', undefined],
    ['sorry ~ delay', 'sorry for this long delay', 'sorry for this long delay'],
    ['sorry ~ delay', 'sorry for this very long delay', undefined],
    ['sorry ~~ delay', 'sorry for this very very long delay', 'sorry for this very very long delay'],
    ['apologi*', 'We apologise', 'apologise'],
    ['# users', '1,930 users', '1,930 users'],
    ['# users', 'two users', 'two users'],
    ['# users', 'some users', undefined],
    ['^ sorry', 'Sorry for that', 'Sorry'],
    ['^ sorry', 'We are sorry', undefined],
    ['apologies $', 'Our apologies.', 'apologies'],
    ['apologies $', 'apologies for that', undefined],
    ['sorry !(for)', 'sorry for', undefined],
    ['sorry !(for)', 'sorry that', 'sorry'],
    ['a !(b|c) ~ d', 'a x d', 'a x d'],
    ['a !(b|c) ~ d', 'a b d', undefined],
    ['^ [and] a !(b) [x]', 'And a x', 'And a x'],
    ['apologies [for that] $', 'apologies for that', 'apologies for that'],
    ['third-party', 'a third party said', 'third party'],
    ["we're", 'We’re sorry', 'We’re'],
    ['less than 1 %', 'less than 1% of you', 'less than 1%'],
    ['24/7', 'We work 24/7.', '24/7'],
  ])('%s on "%s"', (pattern, line, expected) => {
    expect(hit(pattern, line)).toBe(expected)
  })

  test('the longest match from one word wins', () => {
    expect(hit('for any inconvenience [caused]', 'sorry for any inconvenience caused')).toBe('for any inconvenience caused')
  })
})

describe('refusals', () => {
  test.each([
    ['(a|b', 0, 'never closed'],
    ['a|b)', 1, 'unexpected'],
    ['a !b', 2, 'must be followed'],
    ['[a] ~', 0, 'match nothing'],
    ['…', 0, 'no word'],
  ])('%s', (pattern, column, words) => {
    let error: unknown
    try {
      parsePhrase(pattern)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(PhraseError)
    expect((error as PhraseError).column).toBe(column)
    expect((error as PhraseError).message).toContain(words)
  })
})

test('time stays linear where a backtracking matcher would blow up', () => {
  const phrase = { lexicon: 0, entry: 0, node: parsePhrase('(a a|a)* (a|a a)* b') }
  const matcher = new Matcher(indexPhrases({ names: ['own'], words: {}, prefixes: {}, phrases: [phrase] }))
  expect(matcher.find(tokenize('a '.repeat(300))).all).toEqual([])
})

test.each(['(a b|c)* d', '!(not) a ~ b', '^ # per _ $', 'a [b] !(c) word*', '(a|b|c|d|e|f|g|h|i) j k l m n o p q'])(
  '%j can be written as a text and read again',
  (pattern) => {
    const node = parsePhrase(pattern)
    const named = new NamedWords([node])
    const read = nodeIn(new PackedReader(named.pack(node)))
    const numberOf = (word: string) => named.numberOf(word) * 2 + Number(word.endsWith('*'))
    expect(programOf(read)).toEqual(programOf(node).map((one) => (typeof one === 'string' ? numberOf(one) : one)))
  },
)

test('two phrases of an entry are walked as one: each is still found, and where only one begins, it alone', () => {
  const phrases = ['^ sorry for', 'so sorry', 'sorry* about that'].map((pattern) => ({ lexicon: 0, entry: 0, node: parsePhrase(pattern) }))
  const matcher = new Matcher(indexPhrases({ names: ['own'], words: {}, prefixes: {}, phrases }))
  const found = (line: string) =>
    matcher
      .find(tokenize(line))
      .of('own')
      .map(({ start, end }) => line.slice(start, end))
  expect(found('Sorry for that')).toEqual(['Sorry for'])
  expect(found('We are sorry for that')).toEqual([])
  expect(found('We are so sorry about that')).toEqual(['so sorry', 'sorry about that'])
})
