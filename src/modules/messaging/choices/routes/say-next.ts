import type { Lang } from '#platform/i18n/index.ts'
import { channelName } from '../pages/choosing/channels.tsx'
import { sayHour } from '../pages/choosing/when.tsx'
import type { OwnChannel } from '../store/channels.ts'
import type { Habits } from '../store/habits.ts'
import { choosingTexts } from '../text/choosing.ts'

type Kept = {
  topics: readonly string[]
  channels: readonly OwnChannel[]
  habits: Habits | undefined
  hours: { from: string; until: string }
}

/** What happens next with what was saved, and when. */
export function sayNext(lang: Lang, { topics, channels, habits, hours }: Kept): string {
  const t = choosingTexts(lang)
  if (topics.length === 0) return t.next.none
  const where = channels.filter(({ forTopics }) => forTopics).map((contact) => channelName(lang, contact))
  const facts = {
    count: topics.length,
    where: where.join(t.lists),
    from: sayHour(hours.from),
    until: sayHour(hours.until),
  }
  return where.length === 0 ? t.next.nowhere(facts) : t.next[habits?.frequency ?? 'at-once'](facts)
}
