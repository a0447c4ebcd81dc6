import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ApplicationId, orderPapers, printableResidents } from './order-papers.ts'
import { readPapers } from './read-papers.ts'

export type Renderings = { count: number; batch?: number; onProgress?: (done: Done) => void | Promise<void> }
export type Done = { drawn: number; people: number; flaws: readonly string[] }

/**
 * Lets the workers that run on this house's database draw `count` certificates of different households side by side,
 * then reads every one: the people printed are the people authorised in its case, and nobody else. The workers are the
 * caller's; with two processes they interleave between processes too.
 */
export async function soakRenderings(house: House, { count, batch = 250, onProgress }: Renderings): Promise<Done> {
  const residents = await printableResidents(house)
  const total = { drawn: 0, people: 0, flaws: [] as string[] }
  for (let from = 0; from < count; from += batch) {
    const size = Math.min(batch, count - from)
    const start = (from * 7) % residents.length
    const mixed = [...residents.slice(start), ...residents.slice(0, start)]
    const ids = await orderPapers(house, { count: size, residents: mixed, firstSerial: 20_000_000 + from })
    await allDrawn(house, ids)
    const { read, people, flaws } = await readPapers(house, ids)
    if (read !== size) flaws.push(`${size - read} papers are missing`)
    total.drawn += read
    total.people += people
    total.flaws.push(...flaws)
    await onProgress?.(total)
  }
  return total
}

const patience = 120_000

async function allDrawn(house: House, ids: readonly ApplicationId[]): Promise<void> {
  const until = performance.now() + patience
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from procedures.applications
      where id = any(${[...ids]}::uuid[]) and state = 'issuing'`.execute(house.db.kysely)
    const waiting = rows[0]?.waiting ?? 0
    if (waiting === 0) return
    if (performance.now() > until) throw new Error(`${waiting} papers were not drawn in ${patience / 1000} s`)
    await sleep(100)
  }
}
