import type { z } from 'zod'
import type { Config } from '#platform/config/index.ts'
import type { PortalStatus } from '../domain/portal/status.ts'
import { applicationAnswer, type FetchedItem, listAnswer, loginAnswer, statusAnswer } from './wire.ts'

export type PortalAnswer<Value> =
  | { ok: true; value: Value }
  /** `unreachable`: try again later · `refused`: it understood and said no · `unreadable`: not what was agreed. */
  | { ok: false; reason: 'unreachable' | 'refused' | 'unreadable' }

export type ListedItem = { portalNumber: string; form: string; filedAt: Temporal.Instant }

/** マイナポータル 申請管理, as the ward's office sees it. */
export type Portal = {
  /** What was filed and not finished, oldest first. */
  list(): Promise<PortalAnswer<ListedItem[]>>
  get(portalNumber: string): Promise<PortalAnswer<FetchedItem>>
  /** What the portal shows to the person now. */
  statusOf(portalNumber: string): Promise<PortalAnswer<PortalStatus | null>>
  /** `place` makes the key: the same word at the same place again changes nothing there. */
  sendStatus(portalNumber: string, place: number, status: PortalStatus): Promise<PortalAnswer<undefined>>
}

/** One visit to the portal: signs in with the first call, keeps the token for the others, and throws it away. */
export function visitPortal(config: Config['mynaportal']): Portal {
  let token: string | undefined
  const signedIn = async (): Promise<PortalAnswer<string>> => {
    if (token) return { ok: true, value: token }
    const body = { user: config.userId, password: config.apiKey }
    const answer = await call(config.baseUrl, { path: 'login', method: 'POST', body }, loginAnswer)
    if (answer.ok) token = answer.value.token
    return answer.ok ? { ok: true, value: answer.value.token } : answer
  }
  const ask = async <Schema extends z.ZodType>(request: Omit<Request, 'token'>, schema: Schema) => {
    const entry = await signedIn()
    return entry.ok ? call(config.baseUrl, { ...request, token: entry.value }, schema) : entry
  }
  const pathOf = (portalNumber: string) => `applications/${encodeURIComponent(portalNumber)}`
  return {
    list: async () => {
      const answer = await ask({ path: 'applications' }, listAnswer)
      if (!answer.ok) return answer
      const value = answer.value.applications.map(({ number, form, filed_at }) => ({
        portalNumber: number,
        form,
        filedAt: filed_at,
      }))
      return { ok: true, value }
    },
    get: (portalNumber) => ask({ path: pathOf(portalNumber) }, applicationAnswer),
    statusOf: async (portalNumber) => {
      const answer = await ask({ path: `${pathOf(portalNumber)}/status` }, statusAnswer)
      return answer.ok ? { ok: true, value: answer.value.status } : answer
    },
    sendStatus: async (portalNumber, place, status) => {
      const key = `${portalNumber}:${place}`
      const request = { path: `${pathOf(portalNumber)}/status`, method: 'POST', body: { status }, key }
      const answer = await ask(request, statusAnswer)
      return answer.ok ? { ok: true, value: undefined } : answer
    },
  }
}

type Request = { path: string; method?: string; body?: unknown; token?: string; key?: string }

async function call<Schema extends z.ZodType>(
  baseUrl: string,
  { path, method = 'GET', body, token, key }: Request,
  schema: Schema,
): Promise<PortalAnswer<z.output<Schema>>> {
  try {
    const answer = await fetch(`${baseUrl}/receiveinfo/v1/${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
      redirect: 'error',
    })
    const text = await answer.text()
    if (answer.status >= 500 || answer.status === 429) return { ok: false, reason: 'unreachable' }
    if (!answer.ok) return { ok: false, reason: 'refused' }
    const read = schema.safeParse(jsonOf(text))
    return read.success ? { ok: true, value: read.data } : { ok: false, reason: 'unreadable' }
  } catch {
    // No connection, no answer in time, or an answer that broke off: it may or may not have arrived.
    return { ok: false, reason: 'unreachable' }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
