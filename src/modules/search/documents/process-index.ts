import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Database, together } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { createIndex, type SearchEntry, type SearchIndex, termsMadeBy, termsOf } from '../engine/index.ts'
import { type ChangedRow, changesAfter, type Position, portion } from './store/read.ts'

type Held = { index: SearchIndex; steering: number; position: Position; changes: number }

/** `steering`: the version of synonyms, pins and feedback that a search of now goes by. */
export type CurrentIndex = Readonly<Pick<Held, 'index' | 'steering'>>

export type ProcessIndex = {
  /** As of a moment after the question: with everything that was committed before the question. The first one waits until all is loaded. */
  current(): Promise<CurrentIndex>
  /** The same, or `undefined` when that takes longer than so many milliseconds. */
  currentWithin(milliseconds: number): Promise<CurrentIndex | undefined>
}

const indexes = new WeakMap<Database, ProcessIndex>()

/** The index of this process over this database; the first question begins to load it. */
export function processIndex(house: Pick<House, 'db' | 'log'>): ProcessIndex {
  const known = indexes.get(house.db) ?? openIndex(house)
  indexes.set(house.db, known)
  return known
}

/** Begins to load the index beside everything else, so that it is there before the first question. */
export function loadSearch(house: Pick<House, 'db' | 'log'>, tries = 30): void {
  processIndex(house)
    .current()
    .catch((error: unknown) => {
      house.log.warn({ err: error }, 'the search index could not be loaded yet')
      if (tries > 1) setTimeout(() => loadSearch(house, tries - 1), pause).unref()
    })
}

const pause = 2000

const end = 2 ** 31 - 1
// Rows that are put in before other work of the process has its turn.
const atOnce = 50
// Changes after which it is worth while to make the index quick again.
const untidy = 500

function openIndex({ db, log }: Pick<House, 'db' | 'log'>): ProcessIndex {
  let held: Promise<Held> | undefined
  let rebuilding: Promise<void> | undefined

  const fresh = together(async (questions: readonly undefined[]) => {
    held ??= load()
    held.catch(() => {
      held = undefined
    })
    const known = await held
    if (await isBehind(known)) rebuild()
    if (known.changes > untidy) tidy(known)
    return questions.map(() => ({ index: known.index, steering: known.steering }))
  })

  async function load(): Promise<Held> {
    const made: Held = { index: createIndex(), steering: 0, position: { version: 0, id: 0 }, changes: 0 }
    await isBehind(made)
    await made.index.tidy()
    made.changes = 0
    return made
  }

  /** Reads what changed. True: rows may have gone unseen, as after a long sleep or when the database was put back. */
  async function isBehind(known: Held): Promise<boolean> {
    for (;;) {
      const { position } = known
      const { head, vacuumed, steering, rows } = await db.look((tx) => changesAfter(tx, position, termsMadeBy))
      const isUnseen = position.version > 0 && (position.version < vacuumed || position.version > head)
      await apply(known, rows)
      known.steering = steering
      known.changes += rows.length
      const last = rows.at(-1)
      known.position =
        last && rows.length === portion ? { version: last.version, id: last.id } : { version: head, id: end }
      if (isUnseen) return true
      if (rows.length < portion) return false
    }
  }

  function tidy(known: Held): void {
    known.changes = 0
    known.index.tidy().catch((error: unknown) => log.warn({ err: error }, 'the search index could not be tidied'))
  }

  /** Beside the old one, which goes on answering: what was taken away is not shown, whatever an index holds. */
  function rebuild(): void {
    rebuilding ??= load()
      .then((made) => {
        held = Promise.resolve(made)
      })
      .catch((error: unknown) => log.warn({ err: error }, 'the search index could not be rebuilt'))
      .finally(() => {
        rebuilding = undefined
      })
  }

  const current = () => fresh(undefined)
  return {
    current,
    currentWithin: (milliseconds) => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => resolve(undefined), milliseconds)
      return Promise.race([current(), promise]).finally(() => clearTimeout(timer))
    },
  }
}

async function apply({ index }: Held, rows: readonly ChangedRow[]): Promise<void> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % atOnce === 0) await nextTurn()
    if (row.isRemoved) index.remove(row.id)
    else index.put(entryOf(row))
  }
}

function entryOf(row: ChangedRow): SearchEntry {
  const from = row.visibleFrom?.epochMilliseconds
  const until = row.visibleUntil?.epochMilliseconds
  return {
    id: row.id,
    subject: row.subject,
    terms: row.words ? termsOf({ title: row.title, ...row.words }) : row.terms,
    kind: row.kind,
    lang: row.lang,
    topics: row.topics,
    ...(row.area !== null && { area: row.area }),
    changedOn: daysOf(row.changedOn),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}

const epoch = Temporal.PlainDate.from('1970-01-01')

/** Days since 1970-01-01. */
export const daysOf = (day: Temporal.PlainDate): number => epoch.until(day, { largestUnit: 'day' }).days
