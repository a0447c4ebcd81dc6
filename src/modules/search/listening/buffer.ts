import type { Database } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { saltsOf, writeClicks, writeSearches } from './store/heard.ts'
import { marksOf, type Visitor, visitorOf } from './visitor.ts'

export type Search = {
  day: Temporal.PlainDate
  visitor: Visitor
  query: string
  shown: string
  lang: Lang
  found: boolean
}
export type Click = { day: Temporal.PlainDate; visitor: Visitor; query: string; subject: string; rank: number }

/** What was heard since the last writing. Beyond `most` nothing more is taken: a flood costs no memory and no search its time. */
type Buffer = { searches: Search[]; clicks: Click[]; timer: NodeJS.Timeout | undefined; writing: Promise<void> }

const most = 2000
const milliseconds = 3000

const buffers = new WeakMap<Database, Buffer>()

const bufferOf = ({ db }: Pick<House, 'db'>): Buffer => {
  const known = buffers.get(db) ?? { searches: [], clicks: [], timer: undefined, writing: Promise.resolve() }
  buffers.set(db, known)
  return known
}

/** Remembers a search for a few seconds, then writes it together with the others. Never waits, never throws. */
export const noteSearch = (house: House, search: Search): void => put(house, bufferOf(house).searches, search)

export const noteClick = (house: House, click: Click): void => put(house, bufferOf(house).clicks, click)

function put<One>(house: House, list: One[], one: One): void {
  const buffer = bufferOf(house)
  if (list.length < most) list.push(one)
  buffer.timer ??= setTimeout(() => void writeHeard(house), milliseconds).unref()
}

/** Writes what was heard: every few seconds, and before the process goes. What cannot be written is let go. */
export function writeHeard(house: House): Promise<void> {
  const buffer = bufferOf(house)
  clearTimeout(buffer.timer)
  buffer.timer = undefined
  const searches = buffer.searches.splice(0)
  const clicks = buffer.clicks.splice(0)
  if (searches.length + clicks.length > 0 && !house.db.room.isFull)
    buffer.writing = buffer.writing
      .then(() => write(house, searches, clicks))
      .catch((error: unknown) => house.log.warn({ err: error }, 'searches could not be counted'))
  return buffer.writing
}

// What was heard before midnight is written within seconds after it.
const grace = { minutes: 1 }

/** What was heard on this day or later is still written down; the days before are put away. */
export const oldestOpenDay = ({ clock }: Pick<House, 'clock'>): Temporal.PlainDate =>
  wardDate(clock.now().subtract(grace))

async function write(house: House, searches: readonly Search[], clicks: readonly Click[]): Promise<void> {
  const days = [...new Set([...searches, ...clicks].map(({ day }) => day.toString()))]
  await house.db.transact(async (tx) => {
    const salts = await saltsOf(tx, days, oldestOpenDay(house))
    const visitorIn = ({ day, visitor }: Search | Click) => {
      const salt = salts.get(day.toString())
      return salt && visitorOf(salt, visitor)
    }
    await writeSearches(
      tx,
      searches.flatMap((search) => {
        const visitor = visitorIn(search)
        return visitor ? [{ ...search, visitor, ...marksOf(house, search.visitor, search.query) }] : []
      }),
    )
    await writeClicks(
      tx,
      clicks.flatMap((click) => {
        const visitor = visitorIn(click)
        const marks = marksOf(house, click.visitor, `${click.query}\0${click.subject}`)
        return visitor ? [{ ...click, visitor, ...marks }] : []
      }),
    )
  })
}
