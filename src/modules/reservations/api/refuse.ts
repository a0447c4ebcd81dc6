import { Refused } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AnyProblem, sayProblem } from '../booking/say-problem.ts'
import { bookingTexts } from '../booking/text/index.ts'
import type { Space } from '../places/index.ts'

type Said = { status: 403 | 409 | 422; code: string; about?: Readonly<Record<string, string | number>> }

/** Why a place cannot be had, as an answer of the API: throws `Refused`, so that nothing is written. */
export function refuse(house: House, why: AnyProblem, space: Space): never {
  const { status, code, about } = codeOf(why)
  const said = (lang: 'ja' | 'en') => plainText(sayProblem(lang, why, space).message, house.profile.words[lang])
  throw new Refused(status, code, { ja: said('ja'), en: said('en') }, about)
}

/** Why a held place is not confirmed. */
export function refuseConfirmation(house: House, why: 'over' | 'incomplete' | 'unpaid'): never {
  const said = (lang: 'ja' | 'en') => plainText(bookingTexts(lang).problems[why], house.profile.words[lang])
  const codes = { over: 'reservation_over', incomplete: 'attendees_missing', unpaid: 'unpaid' }
  throw new Refused(409, codes[why], { ja: said('ja'), en: said('en') })
}

/** The codes never change their meaning: programs go by them. */
function codeOf(why: AnyProblem): Said {
  if ('refused' in why) {
    switch (why.refused) {
      case 'taken':
      case 'noise':
        return { status: 409, code: why.refused }
      case 'equipment':
        return { status: 409, code: 'equipment', about: { equipment: why.equipment, left: why.left } }
      case 'quota':
        return { status: 409, code: 'quota', about: { rule: why.rule, limit: why.limit, used: why.used } }
    }
  }
  switch (why.problem) {
    case 'time':
      return { status: 422, code: 'times_unusable', about: { reason: why.reason } }
    case 'activity':
      return { status: 422, code: 'activity_elsewhere' }
    case 'capacity':
      return { status: 422, code: 'too_many_people' }
    case 'equipment':
      return { status: 422, code: 'equipment_unknown' }
    case 'by-telephone':
      return { status: 409, code: 'by_telephone' }
    case 'closed':
      return { status: 409, code: 'place_closed' }
    case 'too-many-holds':
      return { status: 409, code: 'too_many_holds' }
    case 'over':
      return { status: 409, code: 'reservation_over' }
    case 'too-late':
      return { status: 409, code: 'change_too_late' }
    case 'may-not':
      return mayNot(why.answer)
  }
}

function mayNot(answer: Extract<AnyProblem, { problem: 'may-not' }>['answer']): Said {
  switch (answer.reason) {
    case 'class':
      return { status: 403, code: 'class_excluded' }
    case 'members':
      return { status: 403, code: 'too_few_members' }
    case 'registration':
      return { status: 409, code: 'registration_ends', about: { until: answer.until.toString() } }
    case 'too-early':
      return { status: 409, code: 'reception_not_open', about: { opens: answer.opens.toString() } }
    case 'too-late':
      return { status: 409, code: 'reception_over', about: { closed: answer.closed.toString() } }
  }
}
