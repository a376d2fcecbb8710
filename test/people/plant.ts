import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Where in a message a line is planted. */
export type Where = 'start' | 'middle' | 'end' | 'inline' | 'mapped'

export function load<T>(name: string): T {
  return parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T
}

/** Every line goes into three of the messages by turns, into all of them when PLANT=all: that takes a minute. */
export function someOf(messages: readonly string[], turn: number): string[] {
  return process.env['PLANT'] === 'all' ? [...messages] : [0, 3, 7].map((step) => messages[(turn + step) % messages.length] as string)
}

/** The message with the line at its place; blank lines around it, but for `inline`. */
export function plant(message: string, line: string, where: Where): string {
  const text = message.trim()
  if (where === 'start') return `${line}\n\n${text}\n`
  if (where === 'inline') return `${text} ${line}\n`
  if (where !== 'middle') return `${text}\n\n${line}\n`
  const paragraphs = text.split('\n\n')
  const half = Math.ceil(paragraphs.length / 2)
  return `${[...paragraphs.slice(0, half), line, ...paragraphs.slice(half)].join('\n\n')}\n`
}
