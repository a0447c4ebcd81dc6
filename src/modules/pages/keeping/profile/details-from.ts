import type { Lang } from '#platform/i18n/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { type Details, detailsSchema } from '../../domain/details.ts'
import type { PageFront, TranslationFront } from './page-schema.ts'
import { dayFrom, momentFrom, sayDays } from './relative-days.ts'

/** What a page's file says apart from its words, with days counted from `today`. Throws where a value is none of the pages'. */
export function detailsFrom(front: PageFront, today: Temporal.PlainDate): Details {
  const { topics, lifeEvents, words, facts, action, event, place, act } = inWords(front, today, 'ja')
  return detailsSchema.parse({
    ...{ topics, lifeEvents, words, facts, action, place },
    event: event && {
      ...event,
      capacity: event.capacity ?? undefined,
      starts: localMoment(event.starts, today),
      ends: localMoment(event.ends, today),
    },
    act: act && {
      ...act,
      date: dayFrom(act.date, today)?.toString(),
      takenDownOn: act.takenDownOn && dayFrom(act.takenDownOn, today)?.toString(),
    },
  })
}

/** Of a translation; what is no language it takes from the Japanese page when it is published. */
export function detailsOfTranslation(
  front: TranslationFront,
  japanese: Details,
  today: Temporal.PlainDate,
  lang: Lang,
): Details {
  const { words, facts, action } = inWords(front, today, lang)
  return detailsSchema.parse({
    words,
    facts,
    action: action && japanese.action && { ...japanese.action, label: action.label },
  })
}

const localMoment = (text: string, today: Temporal.PlainDate): string | undefined =>
  momentFrom(text, today)?.toZonedDateTimeISO(wardTimeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** Every text with its days said. */
function inWords<Value>(value: Value, today: Temporal.PlainDate, lang: Lang): Value {
  const said = (one: unknown): unknown => {
    if (typeof one === 'string') return sayDays(one, today, lang)
    if (Array.isArray(one)) return one.map(said)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, inside]) => [key, said(inside)]))
  }
  // The same shape, as only texts become other texts.
  return said(value) as Value
}
