import type { FieldError } from '#platform/http/index.ts'
import { formatDate, formatDateTime } from '#platform/time/index.ts'
import type { Space } from '../places/index.ts'
import type { EntryProblem } from './actions/enter.ts'
import { entryTexts } from './entry-text.ts'

const t = entryTexts.problems

/** Whether a reason can let the desk pass over it. */
export const yieldsToReason = (why: EntryProblem): boolean =>
  'refused' in why ? why.refused === 'quota' : why.problem === 'may-not'

/** What stands in the way, at its field, and what to do. */
export function sayEntryProblem(why: EntryProblem, space: Space): FieldError {
  const said = saying(why, space)
  return yieldsToReason(why) ? { field: 'overrideReason', message: `${said.message}${t.mayOverride}` } : said
}

function saying(why: EntryProblem, space: Space): FieldError {
  if ('refused' in why) return sayRefusal(why, space)
  switch (why.problem) {
    case 'may-not':
      return { field: '', message: sayMayNot(why.answer) }
    case 'standing':
      return { field: 'registrant', message: t.standing[why.standing] }
    case 'capacity':
      return { field: 'attendees', message: t.capacity(space.capacity) }
    case 'activity':
      return { field: 'activity', message: t.activity }
    case 'time':
    case 'past':
      return { field: 'blocks', message: t[why.problem] }
    case 'equipment':
      return { field: '', message: t.stock }
    default:
      return { field: '', message: t[why.problem] }
  }
}

type Refused = Extract<EntryProblem, { refused: string }>
type Answer = Extract<EntryProblem, { problem: 'may-not' }>['answer']

function sayRefusal(why: Refused, space: Space): FieldError {
  switch (why.refused) {
    case 'equipment': {
      const name = space.equipment.find(({ id }) => id === why.equipment)?.name ?? ''
      return { field: `equipment-${why.equipment}`, message: t.equipment(name, Math.max(why.left, 0)) }
    }
    case 'quota':
      return { field: '', message: t.quota(why.limit) }
    default:
      return { field: '', message: t[why.refused] }
  }
}

function sayMayNot(answer: Answer): string {
  switch (answer.reason) {
    case 'registration':
      return t.mayNot.registration(formatDate(answer.until, 'ja'))
    case 'too-early':
      return t.mayNot['too-early'](formatDateTime(answer.opens, 'ja'))
    default:
      return t.mayNot[answer.reason]
  }
}
