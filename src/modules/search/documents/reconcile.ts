import type { Database, Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { termsMadeBy } from '../engine/index.ts'
import { plainDocument } from './plain-document.ts'
import { replaceWith } from './replace.ts'
import { type NamedSource, sourcesOf } from './sources.ts'
import { keptSubjects } from './store/read.ts'
import { noteReconciled, type Reconciled, reconciledSources } from './store/reconciled.ts'
import { differing, type PlainDocument } from './store/write.ts'

const compared = 200
const replaced = 20
// When nobody searches: the day of the comparison begins then.
const nightly = { hours: 3 }

// By this process since it began: what comes with the program or the profile changes with no state and no event.
const sinceStart = new WeakMap<Database, Set<string>>()

/** Compares the sources of which it is time with what is kept, and writes what differs; safe to kill anywhere and to run twice. */
export async function reconcileSources(house: House): Promise<void> {
  const done = sinceStart.get(house.db) ?? new Set()
  sinceStart.set(house.db, done)
  for (const [source, next] of await dueSources(house, done)) {
    await reconcile(house, source)
    await house.db.transact((tx) => noteReconciled(tx, next))
    done.add(source.name)
  }
}

function dueSources(house: House, done: ReadonlySet<string>): Promise<(readonly [NamedSource, Reconciled])[]> {
  const onDay = house.clock.now().toZonedDateTimeISO(wardTimeZone).subtract(nightly).toPlainDate()
  return house.db.read(async (tx) => {
    const known = await reconciledSources(tx)
    const due: (readonly [NamedSource, Reconciled])[] = []
    for (const named of sourcesOf(house)) {
      const state = (await named.source.state?.(tx, house)) ?? ''
      const next = { source: named.name, state, onDay, termsMadeBy }
      const last = known.get(named.name)
      if (!done.has(named.name) || !last || !isSame(last, next)) due.push([named, next])
    }
    return due
  })
}

const isSame = (last: Reconciled, next: Reconciled): boolean =>
  last.state === next.state && last.onDay.equals(next.onDay) && last.termsMadeBy === next.termsMadeBy

async function reconcile(house: House, { name, source }: NamedSource): Promise<void> {
  const stale = await house.db.read((tx) => staleSubjects(tx, house, { name, source }))
  for (let at = 0; at < stale.length; at += replaced) {
    const subjects = stale.slice(at, at + replaced)
    await house.db.transact((tx) => replaceWith(tx, name, subjects, () => source.of(tx, house, subjects)))
  }
}

/** Subjects that the source says otherwise than they are kept, and those that it does not say at all. */
async function staleSubjects(tx: Tx, house: House, { name, source }: NamedSource): Promise<string[]> {
  const stale = new Set<string>()
  const said = new Set<string>()
  let some: PlainDocument[] = []
  const compare = async () => {
    for (const subject of await differing(tx, name, some, termsMadeBy)) stale.add(subject)
    some = []
  }
  for await (const document of source.all(tx, house)) {
    said.add(document.subject)
    some.push(plainDocument(document))
    if (some.length === compared) await compare()
  }
  await compare()
  for (let after = ''; ; ) {
    const kept = await keptSubjects(tx, name, after, compared)
    for (const subject of kept) if (!said.has(subject)) stale.add(subject)
    const last = kept.at(-1)
    if (last === undefined || kept.length < compared) return [...stale]
    after = last
  }
}
