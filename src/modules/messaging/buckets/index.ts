import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { draw } from './store/draw.ts'

/**
 * What LINE takes in a second, by endpoint (Messaging API, "Rate limits"). Half a second's worth at once: what was drawn
 * here a little apart may arrive there together.
 */
const buckets = {
  'line.multicast': { perSecond: 200, burst: 100, lot: 8 },
  'line.push': { perSecond: 2000, burst: 1000, lot: 50 },
} as const

export type Bucket = keyof typeof buckets

/** Milliseconds. */
const keptFor = 1000
const patience = 1000

type Purse = { left: number; drawnAt: number; drawing: Promise<number> | undefined }

const purses = new WeakMap<Database, Map<Bucket, Purse>>()

/**
 * Leave for one request; false when there was none within a second. All processes draw from one row; each draws a small
 * lot and keeps what is left of it for its next requests, for a second.
 */
export async function takeToken({ db }: Pick<House, 'db'>, bucket: Bucket): Promise<boolean> {
  const purse = purseOf(db, bucket)
  const until = performance.now() + patience
  for (;;) {
    if (purse.left > 0 && performance.now() - purse.drawnAt <= keptFor) {
      purse.left -= 1
      return true
    }
    purse.drawing ??= fill(db, bucket, purse).finally(() => {
      purse.drawing = undefined
    })
    const wait = await purse.drawing
    if (wait > 0) {
      if (performance.now() + wait > until) return false
      await pause(wait)
    }
  }
}

/** Leave that was not used after all. */
export function giveBackToken({ db }: Pick<House, 'db'>, bucket: Bucket): void {
  purseOf(db, bucket).left += 1
}

/** Draws a lot; how many milliseconds to wait before the next try, 0 when there is something now. */
async function fill(db: Database, bucket: Bucket, purse: Purse): Promise<number> {
  const { lot, ...limits } = buckets[bucket]
  const { granted, waitMilliseconds } = await db.transact((tx) => draw(tx, { name: bucket, ...limits }, lot))
  purse.left = granted
  purse.drawnAt = performance.now()
  // Somewhat longer than for one, so that those who wait do not ask all the time.
  return granted > 0 ? 0 : Math.max(waitMilliseconds, (1000 * lot) / limits.perSecond)
}

function purseOf(db: Database, bucket: Bucket): Purse {
  const mine = purses.get(db) ?? new Map<Bucket, Purse>()
  purses.set(db, mine)
  const purse = mine.get(bucket) ?? { left: 0, drawnAt: 0, drawing: undefined }
  mine.set(bucket, purse)
  return purse
}
