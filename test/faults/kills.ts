import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { satoHanako } from '#demo/people.ts'
import { loadConfig } from '#platform/config/index.ts'
import { createDatabase, sql } from '#platform/db/index.ts'
import { emergencyFront } from '#platform/emergency/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { formOf } from '#platform/testing/forms.ts'
import { signInAs } from '#platform/testing/sign-in.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { systemClock } from '#platform/time/index.ts'
import { everyModule } from '#src/main.ts'
import { databaseUrl, end, isReady, killDatabase, placeForHouse, startProgram } from './processes.ts'

export type Victim = 'database' | 'app' | 'worker'
export type Round = { victim: Victim; recovery: number }
export type Killed = { rounds: Round[]; acknowledged: number; flaws: string[] }

const writers = 4

type Options = { root: string; port: number; rounds: number; seed: number; onRound?: (round: Round) => void }

/**
 * Runs the built house as a ward does, web process and worker over its own PostgreSQL, and kills one of the three at a
 * random moment in each round, while residents confirm applications and press again until they have their answer.
 * Afterwards each acknowledged deed is there, once. The same seed kills the same victims after the same pauses.
 */
export async function killAtRandom({ root, port, rounds, seed, onRound }: Options): Promise<Killed> {
  const { settings, dataDir, remove } = placeForHouse(port)
  const url = `http://localhost:${port}`
  const random = seeded(seed)
  const running = new Map<'app' | 'worker', ChildProcess>()
  const start = async (name: 'app' | 'worker') => running.set(name, await startProgram(root, settings, name))
  try {
    await start('app')
    await start('worker')
    const house = openedBeside(root, settings, databaseUrl(dataDir))
    const residents = await prepare(house, url, 60 * rounds)
    let over = false
    const acknowledged: string[] = []
    const work = Promise.all(
      Array.from({ length: writers }, async () => {
        while (!over) {
          const id = residents.ids.pop()
          if (!id) return
          if (await confirmUntilAnswered(url, residents.cookie, id, () => over)) acknowledged.push(id)
        }
      }),
    )
    const done: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      // Each falls once, however few the rounds are.
      const victim = victims[round] ?? victims[Math.floor(random() * victims.length)] ?? 'database'
      await sleep(200 + random() * 600)
      const began = performance.now()
      if (victim === 'database') await killDatabase(dataDir)
      else {
        const child = running.get(victim)
        child?.kill('SIGKILL')
        if (child) await once(child, 'exit')
        await start(victim)
      }
      await isReady(url)
      done.push({ victim, recovery: performance.now() - began })
      onRound?.(done[done.length - 1] as Round)
    }
    over = true
    await work
    const flaws = await check(house.db, acknowledged)
    await house.db.close()
    return { rounds: done, acknowledged: acknowledged.length, flaws }
  } finally {
    for (const name of ['worker', 'app'] as const) await end(running.get(name))
    remove()
  }
}

const victims: readonly Victim[] = ['database', 'app', 'worker']

function openedBeside(root: string, settings: Record<string, string>, url: string) {
  const config = loadConfig(settings, root)
  const db = createDatabase(url, silentLog)
  const profile = loadProfile(config)
  const emergency = emergencyFront(config, profile)
  return { config, db, clock: systemClock(), log: silentLog, profile, emergency, modules: everyModule }
}

type Beside = ReturnType<typeof openedBeside>

async function prepare(house: Beside, url: string, count: number): Promise<{ cookie: string; ids: string[] }> {
  const cookie = await signInAs(house, satoHanako.name)
  const { rows } = await sql<{ id: string }>`
    select id from auth.accounts where display_name = ${satoHanako.name}`.execute(house.db.kysely)
  const ids = await house.db.transact((tx) =>
    writeManyCases(tx, {
      count,
      state: 'draft',
      applicants: [satoHanako.personId],
      ...(rows[0] && { accountId: rows[0].id }),
      at: house.clock.now(),
    }),
  )
  await fetch(url)
  return { cookie, ids: [...ids] }
}

/** Presses the button of one form again and again until an answer says that it is done. */
async function confirmUntilAnswered(url: string, cookie: string, id: string, isOver: () => boolean): Promise<boolean> {
  let form: URLSearchParams | undefined
  while (!(form === undefined && isOver())) {
    try {
      form ??= await readForm(url, cookie, id)
      const answer = await fetch(`${url}/applications/${id}/confirmation`, {
        method: 'POST',
        body: form,
        headers: { cookie, origin: url },
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      })
      if (answer.status === 303) return true
      if (answer.status !== 503) throw new Unexpected(`${answer.status} instead of 303 or 503`)
    } catch (error) {
      if (error instanceof Unexpected) throw error
    }
    await sleep(25)
  }
  return false
}

class Unexpected extends Error {}

async function readForm(url: string, cookie: string, id: string): Promise<URLSearchParams> {
  const page = await fetch(`${url}/applications/${id}/check`, { headers: { cookie }, redirect: 'manual' })
  if (page.status === 503) throw new Error('not now')
  if (page.status !== 200) throw new Unexpected(`the page answers ${page.status}`)
  return formOf(await page.text(), '/confirmation')
}

/** The history: whatever was acknowledged is there once, with one step, one audit entry and one used key. */
async function check(db: Beside['db'], ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`
    select
      (select count(*) from procedures.applications where id = any(${ids}::uuid[]) and state = 'confirmed' and version = 2) as confirmed,
      (select count(*) from procedures.case_events where application_id = any(${ids}::uuid[]) and kind = 'confirmed') as told,
      (select count(*) from platform.audit where subject_id = any(${ids}::text[]) and action = 'procedures.application.confirm') as audited,
      (select count(distinct subject_id) from platform.audit where subject_id = any(${ids}::text[]) and action = 'procedures.application.confirm') as apart`.execute(
    db.kysely,
  )
  return Object.entries(rows[0] ?? {}).flatMap(([what, count]) =>
    count === ids.length ? [] : [`${what} ${count} times for ${ids.length} acknowledged`],
  )
}

/** mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
