import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { noticeKindsOf } from '../../delivery/domain/notice-kinds.ts'
import type { Stoppable } from '../domain/stoppable.ts'
import { findTopic } from '../profile.ts'
import { sentToMany } from '../store/stopped-kinds.ts'
import { declaredWords, parseSegment, whyAddressed } from '../../segments/index.ts'
import { stoppingTexts } from '../text/stopping.ts'

/** What stands of a campaign where its reader asks why it came. */
export type Addressed = {
  topic: string | null
  /** Of its segment; null: it has none. */
  definition: unknown
  isStatutory: boolean
  urgency: 'ordinary' | 'emergency'
}

/** Why somebody got a campaign, in their words; never which fact of a register it went by. */
export function whyTold(house: House, lang: Lang, { topic, definition, isStatutory, urgency }: Addressed): string {
  const t = stoppingTexts(lang)
  if (urgency === 'emergency') return t.whyEmergency
  if (isStatutory) return t.whyLaw
  const chosen = findTopic(house, topic)
  if (chosen) return t.whyTopic(chosen.name[lang])
  return definition ? whyAddressed(lang, parseSegment(definition), declaredWords(house)) : t.whySegment
}

/** What is stopped, as part of a sentence. */
export function nameOfStop(house: House, lang: Lang, what: Stoppable): string {
  const t = stoppingTexts(lang)
  if ('topic' in what) return t.topicAbout(findTopic(house, what.topic)?.name[lang] ?? what.topic)
  if (what.kind === sentToMany) return t.nameOfMany
  return t.kindAbout(noticeKindsOf(house)[what.kind]?.purpose(lang) ?? what.kind)
}
