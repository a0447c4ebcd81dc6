import { authored, type Lang } from '#platform/i18n/index.ts'
import { type DeclaredWords, noWords } from './declared-words.ts'
import { type SegmentCondition, conditionsOf, type Segment } from './domain/definition.ts'
import { whyTexts } from './text/index.ts'

/**
 * Why a resident was addressed, for the page that only they see: which facts were looked at, never what these say. A topic
 * is named because they chose it, unless the profile calls it quiet (health, benefits).
 */
export function whyAddressed(lang: Lang, segment: Segment, names: DeclaredWords = noWords): string {
  const t = whyTexts(lang)
  const conditions = conditionsOf(segment)
  const facts = [...new Set(conditions.flatMap((one) => factOf(one) ?? []))].map((fact) => t.facts[fact])
  const said = [...new Set(conditions.flatMap((one) => saidIn(lang, one, names) ?? []))]
  if (said.length === 0) return t.register(facts)
  return facts.length === 0 ? t.declared(said) : t.both(facts, said)
}

function factOf(condition: SegmentCondition): 'age' | 'household' | 'area' | 'since' | undefined {
  if ('age' in condition || 'schoolYear' in condition) return 'age'
  if ('childAge' in condition || 'headOfHousehold' in condition) return 'household'
  if ('area' in condition) return 'area'
  return 'residentSince' in condition ? 'since' : undefined
}

function saidIn(lang: Lang, condition: SegmentCondition, { topics }: DeclaredWords): string | undefined {
  const t = whyTexts(lang).said
  if ('declaredAgeGroup' in condition) return t.ageGroup
  if ('declaredArea' in condition) return t.area
  if ('declaredChildAge' in condition) return t.children
  if (!('topic' in condition)) return undefined
  const topic = topics.find(({ key }) => key === condition.topic)
  return topic && !topic.isQuiet ? t.topic(authored(topic.name[lang])) : t.quietTopic
}
