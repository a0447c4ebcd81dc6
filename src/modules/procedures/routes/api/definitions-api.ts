import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { placesOf } from '../../domain/definition/checks/places.ts'
import { type Definition, definitionSchema, parseDefinition } from '../../domain/definition/definition.ts'
import { toJsonLogic, valueToJsonLogic } from '../../domain/definition/json-logic.ts'
import { definitionText } from '../../store/revisions.ts'

/** Definitions for other programs: their format, and every revision at an address of its own that never changes. */
export function definitionsApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/procedures/definition-schema.json', (c) => lasting(c, schemaText(), 'public, max-age=3600'))

  app.get('/procedures/:slug/revisions/:number', async (c) => {
    const { slug, number } = named(c)
    const definition = await house.db.read((tx) => definitionText(tx, slug, number))
    if (definition === undefined) throw new NotFound('revision')
    // As it was published, to the letter: what a later program adds when it reads it is not in it.
    const body = `{"procedure":${JSON.stringify(slug)},"revision":${number},"definition":${definition}}`
    return lasting(c, body, 'public, max-age=31536000, immutable')
  })

  app.get('/procedures/:slug/revisions/:number/rules', async (c) => {
    const { slug, number } = named(c)
    const definition = await house.db.read((tx) => definitionText(tx, slug, number))
    if (definition === undefined) throw new NotFound('revision')
    return c.json({ rules: rulesOf(parseDefinition(JSON.parse(definition))) })
  })
}

/** Throws `NotFound` where the address holds no number. */
function named(c: Context<HttpEnv>): { slug: string; number: number } {
  const number = c.req.param('number') ?? ''
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new NotFound('revision')
  return { slug: c.req.param('slug') ?? '', number: Number(number) }
}

/** Every condition and computation of a definition as JSON Logic, by the place where it stands. */
const rulesOf = (definition: Definition) =>
  placesOf(definition).flatMap(({ where, condition, value }) => {
    if (condition) return [{ where, rule: toJsonLogic(condition) }]
    return value ? [{ where, rule: valueToJsonLogic(value) }] : []
  })

let schema: string | undefined

/** JSON Schema 2020-12 of what a definition file may hold. */
function schemaText(): string {
  schema ??= JSON.stringify(z.toJSONSchema(definitionSchema, { io: 'input' }))
  return schema
}

function lasting(c: Context<HttpEnv>, body: string, cacheControl: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { ETag: etag, 'Cache-Control': cacheControl, 'Content-Type': 'application/json; charset=utf-8' }
  const isKnown = (c.req.header('if-none-match') ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag)
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
}
