import { confirm, intro, log, multiselect, outro, select, text } from '@clack/prompts'
import { isZone } from '../config/zone.ts'
import { safe } from '../formatters/safe.ts'
import { policies } from '../generated/policies.ts'
import { CHANNELS, type Channel } from '../model.ts'
import type { WordKey } from '../words.ts'
import { answered } from './answered.ts'
import { CI_KINDS, type CiKind } from './ci-kinds.ts'
import { peopleOf } from './init.ts'
import type { Answers, Piece } from './init-files.ts'
import type { Context } from './run.ts'

/** Asks for what no flag said; what was found in the folder is offered as the answer. */
export async function askInit(given: Answers, found: string | undefined, { flags, say }: Context): Promise<Answers> {
  intro(say('init.intro'))
  if (found) log.info(safe(found))
  const company = flags.company ?? (await answered(text({ message: say('init.ask-company'), ...initial(given.company) })))
  const people = flags.person
    ? given.people
    : peopleOf([(await answered(text({ message: say('init.ask-people'), placeholder: 'Amara Diallo, LB=Lena Brandt' }))) ?? ''])
  const asksChannels = flags.channels === undefined && flags.channel === undefined
  const channels = asksChannels
    ? await answered(
        multiselect<Channel>({
          message: say('init.ask-channels'),
          options: CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) })),
          initialValues: [...given.channels],
          required: true,
        }),
      )
    : given.channels
  const zone = given.zone ?? (await answered(text({ message: say('init.ask-zone'), ...initial(localZone()), validate: zoneFault(say('init.zone-form')) })))
  const profile =
    flags.profile ??
    (await answered(
      select({
        message: say('init.ask-profile'),
        options: Object.keys(policies).map((value) => ({ value, label: value, hint: say(`profile.${value}` as WordKey) })),
        initialValue: given.profile,
      }),
    ))
  const ci =
    flags.ci ??
    (await answered(
      select<CiKind>({ message: say('init.ask-ci'), options: CI_KINDS.map((value) => ({ value, label: say(`ci.${value}`) })), initialValue: given.ci }),
    ))
  return {
    ...(company?.trim() && { company: company.trim() }),
    people,
    channels,
    ...(zone?.trim() && { zone: zone.trim() }),
    profile,
    ci: ci as CiKind,
  }
}

/** Whether to write, over what stands there too. */
export async function askWrite(fresh: readonly Piece[], inWay: readonly Piece[], { flags, say }: Context): Promise<boolean> {
  const over = inWay.length > 0 && !flags.force
  const paths = [...fresh, ...inWay].map(({ path }) => path).join(', ')
  const yes = await answered(
    confirm({
      message: over ? say('init.ask-over', { path: inWay.map(({ path }) => path).join(', ') }) : say('init.ask-write', { path: paths }),
      initialValue: !over,
    }),
  )
  outro(yes ? say('init.writing') : say('init.nothing'))
  return yes
}

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function initial(value: string | undefined): { initialValue?: string; placeholder?: string } {
  return value === undefined ? {} : { initialValue: value, placeholder: value }
}

function zoneFault(message: string): (value: string | undefined) => string | undefined {
  return (value) => (!value?.trim() || isZone(value.trim()) ? undefined : message)
}
