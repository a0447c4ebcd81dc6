import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Topic, topicsOf } from '../../choices/profile.ts'
import { type Frequency, frequencies, type Habits, habitsOf, keepHabits } from '../../choices/store/habits.ts'
import { chooseTopic, chosenTopics, leaveTopic } from '../../choices/store/topics.ts'
import type { Reply } from '../channel.ts'
import { type Span, spans } from '../domain/postback.ts'
import { type Choice, voiceOf } from '../voice.ts'

type Who = { personId: PersonId; lang: Lang }

/** Thirteen buttons at most, two of which go on. */
const perAnswer = 11

/** Step 1 of 4: topics, each pressed on or off, as many as there are. */
export async function askTopics(
  tx: Tx,
  house: House,
  { personId, lang }: Who,
  from: number,
): Promise<Reply['messages']> {
  const { t, text } = voiceOf(house, lang)
  const topics = topicsOf(house)
  if (topics.length === 0) return [text(t.choose.tomorrow)]
  const chosen = new Set(await chosenTopics(tx, personId))
  const start = from < topics.length ? from : 0
  const page = topics.slice(start, start + perAnswer)
  const next = start + perAnswer < topics.length ? start + perAnswer : 0
  return [
    text(t.choose.topics(named(house, lang, topics, chosen)), [
      ...page.map(
        (topic): Choice => ({
          label: `${chosen.has(topic.key) ? '✓ ' : ''}${nameOf(house, lang, topic)}`,
          asks: { do: 'topic', key: topic.key, on: !chosen.has(topic.key), from: start },
        }),
      ),
      ...(topics.length > perAnswer ? [{ label: t.choose.more, asks: { do: 'topics', from: next } } as const] : []),
      { label: t.choose.next, asks: { do: 'frequency' } },
    ]),
  ]
}

export async function pressTopic(
  tx: Tx,
  house: House,
  who: Who,
  { key, on, from }: { key: string; on: boolean; from: number },
): Promise<Reply['messages']> {
  if (topicsOf(house).some((topic) => topic.key === key)) await setTopic(tx, house, who.personId, key, on)
  return askTopics(tx, house, who, from)
}

/** Step 2 of 4. */
export function askFrequency(house: House, { lang }: Who): Reply['messages'] {
  const { t, text } = voiceOf(house, lang)
  return [
    text(
      t.choose.frequency,
      frequencies.map((frequency) => ({
        label: t.choose.frequencies[frequency],
        asks: { do: 'set-frequency', frequency },
      })),
    ),
  ]
}

/** Step 3 of 4. */
export async function takeFrequency(
  tx: Tx,
  house: House,
  { personId, lang }: Who,
  frequency: Frequency,
): Promise<Reply['messages']> {
  const { t, text } = voiceOf(house, lang)
  await changeHabits(tx, house, personId, { frequency })
  return [
    text(
      t.choose.hours,
      spans.map((span) => ({ label: t.choose.spans[span], asks: { do: 'set-span', span } })),
    ),
  ]
}

const hoursOf: Record<Span, Habits['hours']> = {
  any: undefined,
  morning: { from: '08:00', until: '12:00' },
  noon: { from: '12:00', until: '17:00' },
  evening: { from: '17:00', until: '21:00' },
}

/** Step 4 of 4: what has been chosen, and where it can be changed. */
export async function takeSpan(tx: Tx, house: House, { personId, lang }: Who, span: Span): Promise<Reply['messages']> {
  const { t, text, url } = voiceOf(house, lang)
  const { frequency } = await changeHabits(tx, house, personId, { hours: hoursOf[span] })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'messaging.line-events' },
    action: 'messaging.choices.save',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'request-of-person',
  })
  const chosen = named(house, lang, topicsOf(house), new Set(await chosenTopics(tx, personId)))
  return [text(t.choose.done(chosen, t.choose.frequencies[frequency], t.choose.spans[span], url('/messages/choices')))]
}

/** One topic less, at one press. */
export async function stopTopic(
  tx: Tx,
  house: House,
  { personId, lang }: Who,
  key: string,
): Promise<Reply['messages']> {
  const { t, text } = voiceOf(house, lang)
  const topic = topicsOf(house).find((one) => one.key === key)
  if (!topic) return howToStop(tx, house, { personId, lang })
  await setTopic(tx, house, personId, key, false)
  return [
    text(topic.quiet ? t.stop.doneQuietly : t.stop.done(nameOf(house, lang, topic)), [
      { label: t.stop.undo, asks: { do: 'topic', key, on: true, from: 0 } },
    ]),
  ]
}

export async function howToStop(tx: Tx, house: House, { personId, lang }: Who): Promise<Reply['messages']> {
  const { t, text, url } = voiceOf(house, lang)
  const chosen = new Set(await chosenTopics(tx, personId))
  const theirs = topicsOf(house).filter(({ key }) => chosen.has(key))
  return [
    text(
      t.stop.linked(url('/messages/line')),
      theirs.map((topic) => ({ label: nameOf(house, lang, topic), asks: { do: 'stop-topic', key: topic.key } })),
    ),
  ]
}

async function setTopic(tx: Tx, house: House, personId: PersonId, key: string, on: boolean): Promise<void> {
  const isNew = on ? await chooseTopic(tx, personId, key, house.clock.now()) : await leaveTopic(tx, personId, key)
  if (!isNew) return
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'messaging.line-events' },
    action: on ? 'messaging.choices.choose' : 'messaging.choices.drop',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'request-of-person',
  })
}

async function changeHabits(
  tx: Tx,
  house: House,
  personId: PersonId,
  change: Partial<Pick<Habits, 'frequency' | 'hours'>>,
): Promise<Habits> {
  const habits = { ...((await habitsOf(tx, personId)) ?? noHabits), ...change }
  await keepHabits(tx, personId, habits, house.clock.now())
  return habits
}

const noHabits: Habits = {
  frequency: 'at-once',
  hours: undefined,
  ageGroup: undefined,
  area: undefined,
  childBirthYears: [],
}

const nameOf = (house: House, lang: Lang, { name }: Topic): string =>
  withoutReadings(name[lang], house.profile.words[lang])

/** Names of what was chosen. Those on health and benefits are only counted: an answer may stand on a lock screen. */
function named(house: House, lang: Lang, topics: readonly Topic[], chosen: ReadonlySet<string>): string {
  const { t } = voiceOf(house, lang)
  const theirs = topics.filter(({ key }) => chosen.has(key))
  const names = theirs.filter(({ quiet }) => !quiet).map((topic) => nameOf(house, lang, topic))
  const others = theirs.length - names.length
  if (theirs.length === 0) return t.choose.none
  if (others === 0) return names.join(t.choose.separator)
  return names.length === 0 ? t.choose.count(others) : t.choose.andOthers(names.join(t.choose.separator), others)
}
