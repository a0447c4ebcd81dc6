import { timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from '#platform/db/index.ts'
import { readMigrations } from '#platform/db/migrations.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { renderMetrics } from '#platform/telemetry/index.ts'
import { directAddress, isLoopback } from './client-address.ts'
import type { Ctx, HttpEnv } from './env.ts'
import { keyFor } from './keys.ts'

/** `/healthz` the process answers; `/readyz` the database does too and its schema is ours; `/metrics` for the operators only. */
export function mountHealth(app: Hono<HttpEnv>, house: House): void {
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) => {
    const state = await readiness(house)
    return c.json({ state }, state === 'ready' ? 200 : 503)
  })
  app.get('/metrics', (c) => {
    if (!isOperator(c, house)) throw new NotFound()
    return c.body(renderMetrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

const needed = new Map<string, readonly string[]>()

function migrationsOf(root: string): readonly string[] {
  const names = needed.get(root) ?? readMigrations(root).map(({ name }) => name)
  needed.set(root, names)
  return names
}

async function readiness(house: House): Promise<'ready' | 'database' | 'migrations'> {
  try {
    const { rows } = await sql<{ name: string }>`select name from platform.migrations`.execute(house.db.kysely)
    const applied = new Set(rows.map((row) => row.name))
    return migrationsOf(house.config.root).every((name) => applied.has(name)) ? 'ready' : 'migrations'
  } catch {
    return 'database'
  }
}

/** From this machine and not through a proxy, or with the token that `madoguchi doctor` prints. */
function isOperator(c: Ctx, house: House): boolean {
  const address = directAddress(c)
  if (address && isLoopback(address) && c.req.header('x-forwarded-for') === undefined) return true
  const given = Buffer.from(c.req.header('authorization') ?? '')
  const expected = Buffer.from(`Bearer ${metricsToken(house.config.secret)}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export const metricsToken = (secret: string): string => keyFor(secret, 'metrics').toString('hex')
