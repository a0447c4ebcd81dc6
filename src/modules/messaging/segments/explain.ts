import { type Lang, plainText } from '#platform/i18n/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { nameOf, type DeclaredWords, noWords } from './declared-words.ts'
import {
  type SegmentCondition,
  conditionsOf,
  type SegmentGroup,
  isGroup,
  kindOf,
  type SegmentPart,
  readStored,
  registerKinds,
  type Segment,
} from './domain/definition.ts'
import { words as t } from './text/words.ts'
import { whyAddressed } from './why-addressed.ts'

/**
 * A stored definition in a sentence. In Japanese for staff, with where it looks: 「65歳以上の人で、光が丘に住む人（住民基本台帳）」;
 * in the other languages only why somebody was addressed. Throws for what is no definition.
 */
export function explainSegment(lang: Lang, definition: unknown, names: DeclaredWords = noWords): string {
  const segment = readStored(definition)
  return lang === 'ja' ? explainToStaff(segment, names) : plainText(whyAddressed(lang, segment, names))
}

export function explainToStaff(segment: Segment, names: DeclaredWords = noWords): string {
  return conditionsOf(segment).length === 0 ? t.nobody : `${sayGroup(segment, names)}${t.source(sourcesOf(segment))}`
}

/** One condition or inner group as words for people: 「0歳から2歳の子がいる世帯の人」. */
export const sayPart = (part: SegmentPart, names: DeclaredWords = noWords): string =>
  isGroup(part) ? t.group(sayGroup(part, names)) : sayCondition(part, names)

function sayGroup({ all, any, none }: SegmentGroup, names: DeclaredWords): string {
  const each = (parts: readonly SegmentPart[]) => parts.map((part) => sayPart(part, names))
  const taken = [...each(all), ...(any.length === 1 ? each(any) : []), ...(any.length > 1 ? [t.any(each(any))] : [])]
  return `${taken.length > 0 ? t.all(taken) : t.everybody}${none.length > 0 ? t.none(each(none)) : ''}`
}

const onRegister = new Set<string>(registerKinds)

function sourcesOf(segment: Segment): ('register' | 'declared')[] {
  const sources = conditionsOf(segment).map((one) => (onRegister.has(kindOf(one)) ? 'register' : 'declared'))
  return (['register', 'declared'] as const).filter((source) => sources.includes(source))
}

const day = (text: string): string => toWareki(Temporal.PlainDate.from(text))

function sayCondition(condition: SegmentCondition, names: DeclaredWords): string {
  if ('age' in condition) {
    const { from, to, on } = condition.age
    return t.age(t.years(from, to), on === 'today' ? undefined : day(on))
  }
  if ('schoolYear' in condition) return t.schoolYear(condition.schoolYear.from, condition.schoolYear.to)
  if ('childAge' in condition) return t.childAge(t.years(condition.childAge.from, condition.childAge.to))
  if ('area' in condition) return t.area(condition.area)
  if ('residentSince' in condition) {
    const { from, to } = condition.residentSince
    return t.residentSince(from && day(from), to && day(to))
  }
  if ('headOfHousehold' in condition) return t.headOfHousehold
  if ('topic' in condition) return t.topic(nameOf(names.topics, condition.topic))
  if ('declaredAgeGroup' in condition) return t.declaredAgeGroup(nameOf(names.ageGroups, condition.declaredAgeGroup))
  if ('declaredArea' in condition) return t.declaredArea(nameOf(names.areas, condition.declaredArea))
  return t.declaredChildAge(t.years(condition.declaredChildAge.from, condition.declaredChildAge.to))
}

/** What a later version takes in and leaves out, in words, by list. */
export function sayDifference(
  before: Segment,
  after: Segment,
  names: DeclaredWords = noWords,
): { list: keyof SegmentGroup; isNew: boolean; words: string }[] {
  return (['all', 'any', 'none'] as const).flatMap((list) => {
    const [old, now] = [before[list], after[list]].map((parts) => parts.map((part) => sayPart(part, names)))
    return [
      ...(old ?? []).filter((one) => !now?.includes(one)).map((words) => ({ list, isNew: false, words })),
      ...(now ?? []).filter((one) => !old?.includes(one)).map((words) => ({ list, isNew: true, words })),
    ]
  })
}
