import { isDataIncident } from './elements.ts'
import { markOn, type ThreadCheck } from './thread.ts'

/** Rules whose words are out of place once people have lost something: V25, V31. */
const LIGHT = ['no-marketing', 'no-self-focus']

/** T21: no cheer and no advertising once data were lost or stolen. */
const lightHearted: ThreadCheck = ({ updates }) => {
  const grave = updates.findIndex((one) => one.message.stage === 'security' || isDataIncident(one))
  const hit = updates[grave]
  if (!hit) return []
  return updates.slice(grave).flatMap((told) => {
    const mark = told.judgement.marks.find(({ concept, worth, severity }) => LIGHT.includes(concept) && worth === 'hollow' && severity !== 'off')
    return mark ? [markOn(told, 'tone-drift', mark.place, told === hit ? [] : [hit])] : []
  })
}

export const toneChecks: readonly ThreadCheck[] = [lightHearted]
