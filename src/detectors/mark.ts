import type { Mark, Message, Mode, Place } from '../model.ts'

type Extra = Partial<Pick<Mark, 'missing' | 'values' | 'related' | 'because' | 'severity' | 'element' | 'use' | 'fix' | 'form' | 'house'>> & { mode?: Mode }

/** A hollow mark: `missing` says in a few words what the form lacks. */
export function hollow(message: Message, concept: string, place: Place, missing: string, extra: Extra = {}): Mark {
  return { concept, worth: 'hollow', mode: 'stated', place: { start: place.start, end: place.end }, actual: quote(message, place), missing, ...extra }
}

export function present(message: Message, concept: string, place: Place, extra: Extra = {}): Mark {
  return { concept, worth: 'present', mode: 'stated', place: { start: place.start, end: place.end }, actual: quote(message, place), ...extra }
}

function quote(message: Message, place: Place): string {
  return message.text.slice(place.start, place.end).replace(/\s+/g, ' ')
}
