import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime } from '#platform/time/index.ts'
import type { Space } from '../places/index.ts'
import type { BookingProblem } from './actions/hold.ts'
import { bookingTexts } from './text/index.ts'

export type AnyProblem = BookingProblem | { problem: 'over' | 'too-late' }

/** What to do about it, in words for the person; and the field that it is about. */
export function sayProblem(lang: Lang, why: AnyProblem, space: Space): { field: string; message: string } {
  const t = bookingTexts(lang).problems
  if ('refused' in why) {
    if (why.refused === 'equipment') {
      const name = space.equipment.find(({ id }) => id === why.equipment)?.name ?? ''
      return { field: `equipment-${why.equipment}`, message: t.equipment(name, String(why.left)) }
    }
    if (why.refused === 'quota') return { field: '', message: t.quota(String(why.limit)) }
    return { field: '', message: t[why.refused] }
  }
  switch (why.problem) {
    case 'time':
      return { field: '', message: why.reason === 'gap' ? t.gap : why.reason === 'bridge-alone' ? t.bridge : t.time }
    case 'activity':
      return { field: 'activity', message: t.activity }
    case 'capacity':
      return { field: 'attendees', message: t.capacity(String(space.capacity)) }
    case 'equipment':
      return { field: '', message: t.time }
    case 'by-telephone':
      return { field: '', message: t.byTelephone }
    case 'closed':
      return { field: '', message: t.closed }
    case 'too-many-holds':
      return { field: '', message: t.tooManyHolds }
    case 'over':
      return { field: '', message: t.over }
    case 'too-late':
      return { field: '', message: t.changeTooLate }
    case 'may-not':
      return { field: '', message: sayAnswer(lang, why.answer) }
  }
}

function sayAnswer(lang: Lang, answer: Extract<BookingProblem, { problem: 'may-not' }>['answer']): string {
  const t = bookingTexts(lang).problems
  switch (answer.reason) {
    case 'class':
    case 'members':
      return t[answer.reason]
    case 'registration':
      return t.registration(formatDate(answer.until, lang))
    case 'too-early':
      return t.tooEarly(formatDateTime(answer.opens, lang))
    case 'too-late':
      return t.tooLate
  }
}
