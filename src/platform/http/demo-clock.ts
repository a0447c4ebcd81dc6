import { timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { isSharedClock, shiftClock, wardTimeZone } from '#platform/time/index.ts'
import type { Ctx, HttpEnv } from './env.ts'
import { readJson } from './forms/index.ts'

const shiftSchema = z.object({ shift: z.union([z.literal(['next-due', 'next-morning']), z.iso.duration()]) })

/** The demo's clock for the simulators: what time it is and what is due next; with the shared secret, moving it forward. */
export function mountDemoClock(app: Hono<HttpEnv>, house: House): void {
  app.get('/demo/clock', async (c) => c.json(await clockFace(house)))
  app.post('/demo/clock', async (c) => {
    if (!knowsSecret(c, house.config.demoSecret)) throw new NotFound()
    const { shift } = await readJson(c, shiftSchema)
    const by = await durationOf(house, shift)
    if (by) await house.db.transact((tx) => shiftClock(tx, by))
    if (isSharedClock(house.clock)) await house.clock.refresh()
    return c.json(await clockFace(house))
  })
}

async function clockFace(house: House) {
  const due = await nextDue(house)
  return { now: house.clock.now().toString(), next_due: due ? { at: due.at.toString(), label: due.label } : null }
}

async function durationOf(house: House, shift: string): Promise<Temporal.Duration | undefined> {
  const now = house.clock.now()
  if (shift === 'next-morning') {
    const tomorrow = house.clock.today().add({ days: 1 })
    return now.until(tomorrow.toZonedDateTime({ timeZone: wardTimeZone, plainTime: '08:30' }).toInstant())
  }
  if (shift !== 'next-due') return Temporal.Duration.from(shift)
  const due = await nextDue(house)
  // A second later, so that the moment itself is over.
  return due && now.until(due.at.add({ seconds: 1 }))
}

/** The earliest moment after now at which a sweep of some module has something to do. */
async function nextDue(house: House): Promise<Due | undefined> {
  const now = house.clock.now()
  const dues = await house.db.read(async (tx) => {
    const found: Due[] = []
    for (const module of house.modules) {
      const due = await module.nextDue?.(tx, now, house)
      if (due) found.push(due)
    }
    return found
  })
  return dues
    .filter((due) => Temporal.Instant.compare(due.at, now) > 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
}

function knowsSecret(c: Ctx, secret: string): boolean {
  const given = Buffer.from(c.req.header('x-demo-secret') ?? '')
  const expected = Buffer.from(secret)
  return secret !== '' && given.length === expected.length && timingSafeEqual(given, expected)
}
