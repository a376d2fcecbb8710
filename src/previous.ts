import type { ThreadUpdate } from './linter.ts'
import type { Draft } from './model.ts'
import { instantOf } from './thread/course.ts'
import type { Former, Previous } from './thread/previous.ts'
import type { Opened } from './together.ts'

/** A message as an earlier run found it. `path` is that of its file as its folder names it. */
export interface PreviousMessage extends ThreadUpdate {
  components?: readonly string[]
  path?: string
}

/** An opened message as plain data; none where its language has no pack. */
export function previousFrom({ draft, judging }: Opened, path: string | undefined): PreviousMessage[] {
  if (!judging) return []
  const { text, stage, situation, channel, language, audience, publishedAt } = judging.message
  const { title, incidentId, components } = draft.meta
  const said = { stage, situation, channel, language, audience }
  return [
    {
      text,
      format: 'text',
      ...said,
      ...(publishedAt !== undefined && { publishedAt }),
      ...(title !== undefined && { title }),
      ...(incidentId !== undefined && { incidentId }),
      ...(components && { components }),
      ...(path !== undefined && { path }),
    },
  ]
}

/**
 * What an earlier run found of the incident that the messages tell of: it is known by its id, else by the names of its files.
 * `drafts` are all of the file where the group is not all of it: then a message without an id is known by its time alone.
 */
export function previousOf(group: readonly Opened[], former: readonly Former[], drafts?: readonly Draft[]): Previous {
  const ids = new Set(group.flatMap(({ draft }) => draft.meta.incidentId ?? []))
  const paths = group.flatMap(({ path }) => path ?? [])
  const isHere = ({ path }: Former) => path === undefined || paths.length === 0 || paths.some((one) => one === path || one.endsWith(`/${path}`))
  const times = new Set(group.map(({ draft }) => timeOf(draft)))
  const isOwn = (one: Former) => {
    if (one.incidentId !== undefined || ids.size > 0) return one.incidentId !== undefined && ids.has(one.incidentId)
    return isHere(one) && (!drafts || drafts.length === group.length || (one.at !== undefined && times.has(one.at)))
  }
  const lost = drafts?.[0] && group.some(({ draft }) => draft === drafts[0]) ? lostOf(former.filter(isHere), drafts) : []
  return { own: former.filter(isOwn), others: former.filter((one) => !isOwn(one)), ...(lost.length > 0 && { lost }) }
}

/** Of incidents that the file has no message of any more, though it goes back as far; the first message of each. */
function lostOf(former: readonly Former[], drafts: readonly Draft[]): Former[] {
  const ids = new Set(drafts.map(({ meta }) => meta.incidentId))
  const oldest = Math.min(...drafts.map((draft) => timeOf(draft) ?? Number.POSITIVE_INFINITY))
  const lost = new Map<string, Former>()
  for (const one of former)
    if (one.incidentId !== undefined && !ids.has(one.incidentId) && one.at !== undefined && one.at >= oldest && !lost.has(one.incidentId))
      lost.set(one.incidentId, one)
  return [...lost.values()]
}

function timeOf({ said, meta }: Draft): number | undefined {
  return instantOf({ publishedAt: said.publishedAt?.value ?? meta.publishedAt })
}
