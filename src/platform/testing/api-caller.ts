import { expect } from 'vitest'
import { z } from 'zod'
import { issueToken } from '#platform/auth/index.ts'
import type { createApp } from '#platform/http/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(3),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.looseObject({}) }))
    .default([]),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.union([
      z.looseObject({ $ref: z.string() }),
      z.looseObject({
        description: z.string(),
        content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).optional(),
      }),
    ]),
  ),
})
const descriptionSchema = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.looseObject({ url: z.url() })).min(1),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationSchema.optional()),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
    securitySchemes: z.looseObject({ bearer: z.looseObject({ 'x-scopes': z.record(z.string(), z.string()) }) }),
  }),
})
export type Description = z.infer<typeof descriptionSchema>

export type Call = { token?: string; body?: unknown; key?: string; lang?: 'ja' | 'en' }
type Caller = Awaited<ReturnType<typeof openApiOf>>
export type ApiCaller = Caller

export const operationsOf = (of: Description) =>
  Object.entries(of.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => (operation ? [{ method, path, operation }] : [])),
  )

/** `/api/v1` of a house as a program sees it: its description, tokens, and calls whose answers are held against it. */
export async function openApiOf(office: { house: Pick<House, 'db'>; app: ReturnType<typeof createApp> }) {
  const description = descriptionSchema.parse(await (await office.app.request('/api/v1/openapi.json')).json())

  const at = (ref: string): unknown =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], description)

  /** The schema with its references put in, and closed: a field that is not described is an error. */
  function closed(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map(closed)
    if (typeof schema !== 'object' || schema === null) return schema
    const { $ref } = schema as { $ref?: string }
    if ($ref) return closed(at($ref))
    const parts = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
    return parts['properties'] && !('additionalProperties' in parts) ? { ...parts, additionalProperties: false } : parts
  }

  const send = (method: string, path: string, { token, body, key, lang }: Call = {}) =>
    office.app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
        ...(lang && { 'accept-language': lang }),
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })

  const found = (operationId: string) => {
    const one = operationsOf(description).find(({ operation }) => operation.operationId === operationId)
    if (!one) throw new Error(`no operation ${operationId}`)
    return one
  }

  /** Calls as described and checks the answer against its schema. */
  async function call(
    operationId: string,
    status: number,
    path: string,
    options: Call = {},
  ): Promise<Record<string, never>> {
    const { method, operation } = found(operationId)
    const response = await send(method.toUpperCase(), path, options)
    const body = await response.json()
    expect(response.status, `${operationId}: ${JSON.stringify(body)}`).toBe(status)
    const answer = operation.responses[String(status)] as { content?: Record<string, { schema?: unknown }> } | undefined
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    const schema = ('$ref' in (answer ?? {}) ? (closed(answer) as typeof answer) : answer)?.content?.[type]?.schema
    expect(schema, `${operationId} ${status} ${type}`).toBeDefined()
    const checked = z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body)
    expect(checked.success ? [] : checked.error.issues, operationId).toEqual([])
    return body
  }

  const tokenOf = async (accountId: AccountId, scopes = ['*']): Promise<string> => {
    const expires = Temporal.Now.instant().add({ hours: 1 })
    const token = await office.house.db.transact((tx) => issueToken(tx, { accountId, scopes, expires }))
    if (!token) throw new Error('no token')
    return token
  }

  return { description, at, send, call, tokenOf, methodOf: (id: string) => found(id).method }
}
