import { createHmac } from 'node:crypto'
import { boundedMap } from '../world/bounded-map.ts'
import type { CardHolder } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { factsAbout, isItem, type LinkageItem } from './facts.ts'

/** What the next questions get: `slow` is right but late, `timeout` never comes unless it is asked for again. */
export const moods = ['found', 'not_found', 'blocked', 'slow', 'timeout'] as const
export type Mood = (typeof moods)[number]

export type Answer =
  | { outcome: 'found'; source: string; value: Record<string, unknown> }
  | { outcome: 'not_found' }
  | { outcome: 'blocked' }

/** One question as the record shows it: no name, no pseudonym. */
export type Asked = { at: Temporal.Instant; item: string; ground: string; outcome: string }

export type Question = {
  requestId: string
  item: string
  ground: string
  subject: { pseudonym: string; described?: { name: string; address: string } | undefined }
}

/** The ward's gateway and the network behind it. The same request id is one question, answered once. */
export type Network = {
  mood(): Mood
  setMood(mood: Mood): void
  newest(): readonly Asked[]
  /** `undefined`: nobody answers now; asked again, the answer is there. */
  ask(question: Question): Promise<Answer | undefined>
  stop(): void
}

const slowMilliseconds = 3_000

export const createNetwork = (world: World): Network => {
  let mood: Mood = 'found'
  const asked: Asked[] = []
  const answers = boundedMap<string, Answer>(5_000)
  const timers = new Set<NodeJS.Timeout>()
  const holders = pseudonyms(world)

  const note = (question: Question, outcome: string) => {
    asked.unshift({ at: world.clock.now(), item: question.item, ground: question.ground, outcome })
    asked.length = Math.min(asked.length, 200)
    world.calls.record('情報連携', `${question.item}　${outcome}`)
  }
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        resolve()
      }, milliseconds).unref()
      timers.add(timer)
    })

  return {
    mood: () => mood,
    setMood: (next) => {
      mood = next
    },
    newest: () => asked,
    ask: async (question) => {
      const known = answers.get(question.requestId)
      const answer = known ?? answerOf(question, mood, holders)
      answers.set(question.requestId, answer)
      const isSilent = !known && mood === 'timeout'
      note(question, isSilent ? 'timeout' : answer.outcome)
      if (isSilent) return undefined
      if (!known && mood === 'slow') await wait(slowMilliseconds)
      return answer
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

const answerOf = ({ item, subject }: Question, mood: Mood, holders: ReadonlyMap<string, CardHolder>): Answer => {
  if (mood === 'not_found' || mood === 'blocked') return { outcome: mood }
  if (!isItem(item)) return { outcome: 'not_found' }
  const facts = factsAbout(item, holders.get(`${item}:${subject.pseudonym}`), subject.described)
  return facts ? { outcome: 'found', ...facts } : { outcome: 'not_found' }
}

/** Who stands behind which pseudonym: the table that the real gateway gets from the ward's number zone. */
const pseudonyms = (world: World): ReadonlyMap<string, CardHolder> => {
  const { linkagePseudonymKey } = world.settings
  const pairs = linkageItems.flatMap((item) =>
    world.people.everybody.flatMap((person) =>
      person.personId ? [[`${item}:${pseudonymOf(linkagePseudonymKey, item, person.personId)}`, person] as const] : [],
    ),
  )
  return new Map(pairs)
}

const pseudonymOf = (key: string, item: string, personId: string): string =>
  createHmac('sha256', key).update(`linkage\0${item}\0${personId}`).digest('base64url')

const linkageItems: readonly LinkageItem[] = ['income', 'insurance', 'public-account', 'residence-elsewhere']
