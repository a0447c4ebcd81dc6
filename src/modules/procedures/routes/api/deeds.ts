import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import {
  apiOnce,
  type Ctx,
  type HttpEnv,
  readJson,
  requireResident,
  requireScope,
  requireStaff,
} from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'

export const requestScopes = { read: 'applications.read', write: 'applications.write' } as const

/** The resident whose token it is. Throws `Forbidden` for staff, without the scope, and for an account without a person. */
export function caller(c: Ctx, scope: string): VerifiedResident {
  const resident = requireResident(c, 'verified')
  requireScope(c, scope)
  return resident
}

/** An id of the address. Throws `NotFound` for anything that is none. */
export function idIn<Kind extends string>(c: Ctx, name = 'id'): Id<Kind> {
  const id = parseId<Kind>(c.req.param(name) ?? '')
  if (!id) throw new NotFound(name)
  return id
}

/** Nothing has to be sent. */
export const nothing = z.unknown()

type Deed<Who, Sent> = (tx: Tx, who: Who, sent: Sent, c: Ctx) => Promise<unknown>
type Path = { method?: 'post' | 'put'; path: string; status?: 200 | 201 | 202 }

const readSent = <Schema extends z.ZodType>(c: Ctx, schema: Schema): Promise<z.output<Schema>> =>
  schema === (nothing as z.ZodType) ? Promise.resolve(undefined as z.output<Schema>) : readJson(c, schema)

/** One deed of a member of staff: right, body, then the work, at most once per `Idempotency-Key`. */
export function staffDeed<Schema extends z.ZodType>(
  app: Hono<HttpEnv>,
  house: House,
  { method = 'post', path, status = 200 }: Path,
  permission: string,
  schema: Schema | (() => Schema),
  work: Deed<Staff, z.output<Schema>>,
): void {
  app.on(method.toUpperCase(), path, async (c) => {
    const staff = requireStaff(c, permission)
    const sent = await readSent(c, typeof schema === 'function' ? schema() : schema)
    return apiOnce(c, house, { form: path }, async (tx) => ({ status, body: await work(tx, staff, sent, c) }))
  })
}

/** The same for a resident. */
export function residentDeed<Schema extends z.ZodType>(
  app: Hono<HttpEnv>,
  house: House,
  { method = 'post', path, status = 200 }: Path,
  schema: Schema,
  work: Deed<VerifiedResident, z.output<Schema>>,
): void {
  app.on(method.toUpperCase(), path, async (c) => {
    const resident = caller(c, requestScopes.write)
    const sent = await readSent(c, schema)
    return apiOnce(c, house, { form: path }, async (tx) => ({ status, body: await work(tx, resident, sent, c) }))
  })
}

/** What an action refuses is a 409 under its reason. */
export function orConflict<Result extends { ok: boolean; reason?: string }>(
  result: Result,
): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Conflict(result.reason)
  return result as Extract<Result, { ok: true }>
}
