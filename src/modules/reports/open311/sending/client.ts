import { z } from 'zod'
import type { Open311Server } from '#platform/config/index.ts'
import { writeMoment } from '../answers/moments.ts'
import { type Exchanged, exchange } from './exchange.ts'
import { readXml } from './read-xml.ts'

// Empty elements are as ones that are not there.
const text = z.string().trim().max(4000).catch('')
const id = z.string().trim().max(200).catch('')
const one = z
  .object({ service_request_id: id, token: id, status: text, status_notes: text, description: text })
  .partial()
const requestsSchema = z.object({
  service_requests: z.union([
    z.object({ request: z.union([one, z.array(one)]).optional() }),
    z.string().transform(() => ({ request: undefined })),
  ]),
})
const error = z.object({ description: text }).partial()
const errorsSchema = z.object({ errors: z.object({ error: z.union([error, z.array(error)]) }) })

export type Sent =
  | { kind: 'taken'; id: string }
  | { kind: 'token'; token: string }
  | { kind: 'refused'; why: string }
  /** Nothing arrived, or they said that they take nothing now. */
  | { kind: 'not_sent' }
  /** It may have arrived. */
  | { kind: 'unclear' }

export type Outgoing = {
  code: string
  lat: number
  lon: number
  address: string
  description: string
  mediaUrl: string | undefined
}

/** Files one request. Never throws. */
export async function sendRequest(server: Open311Server, outgoing: Outgoing): Promise<Sent> {
  const { code, lat, lon, address, description, mediaUrl } = outgoing
  const form = new URLSearchParams({
    ...(server.key && { api_key: server.key }),
    ...(server.jurisdiction && { jurisdiction_id: server.jurisdiction }),
    ...{ service_code: code, lat: String(lat), long: String(lon), address_string: address, description },
    ...(mediaUrl && { media_url: mediaUrl }),
  })
  const answered = await exchange(`${server.url}requests.xml`, form)
  if (answered.kind === 'not_sent') return { kind: 'not_sent' }
  if (answered.kind === 'no_answer') return { kind: 'unclear' }
  const { status } = answered
  if (status === 429 || status === 503) return { kind: 'not_sent' }
  if (status >= 400 && status < 500) return { kind: 'refused', why: errorsOf(answered.text) }
  const [request] = requestsOf(answered) ?? []
  if (request?.service_request_id) return { kind: 'taken', id: request.service_request_id }
  return request?.token ? { kind: 'token', token: request.token } : { kind: 'unclear' }
}

/** The number behind a token; `undefined` while there is none, or nobody answers. */
export async function askToken(server: Open311Server, token: string): Promise<string | undefined> {
  const [request] = requestsOf(await exchange(at(server, `tokens/${encodeURIComponent(token)}.xml`, {}))) ?? []
  return request?.service_request_id || undefined
}

/** Their number of a request whose words hold ours; null: they answer, and it is not among theirs; `undefined`: nobody knows. */
export async function findOurs(
  server: Open311Server,
  { number, from, to }: { number: string; from: Temporal.Instant; to: Temporal.Instant },
): Promise<string | null | undefined> {
  const span = { start_date: writeMoment(from), end_date: writeMoment(to) }
  const requests = requestsOf(await exchange(at(server, 'requests.xml', span)))
  if (!requests) return undefined
  return requests.find(({ description }) => description?.includes(number))?.service_request_id || null
}

export type News = { status: 'open' | 'closed'; notes: string }

/** How these go on, by their numbers; `undefined` when nobody answers, or not in words of the standard. */
export async function askNews(
  server: Open311Server,
  ids: readonly string[],
): Promise<ReadonlyMap<string, News> | undefined> {
  const requests = requestsOf(await exchange(at(server, 'requests.xml', { service_request_id: ids.join(',') })))
  if (!requests) return undefined
  return new Map(
    requests.flatMap(({ service_request_id, status, status_notes = '' }): [string, News][] => {
      const known = status?.toLowerCase()
      const isNews = service_request_id && (known === 'open' || known === 'closed')
      return isNews ? [[service_request_id, { status: known, notes: status_notes }]] : []
    }),
  )
}

function at(server: Open311Server, path: string, params: Record<string, string>): string {
  const query = new URLSearchParams({ ...params, ...(server.jurisdiction && { jurisdiction_id: server.jurisdiction }) })
  return `${server.url}${path}${query.size > 0 ? `?${query}` : ''}`
}

function requestsOf(answered: Exchanged): z.output<typeof one>[] | undefined {
  if (answered.kind !== 'answered' || answered.status < 200 || answered.status > 299) return undefined
  const parsed = requestsSchema.safeParse(readXml(answered.text))
  return parsed.success ? [parsed.data.service_requests.request ?? []].flat() : undefined
}

function errorsOf(answer: string): string {
  const parsed = errorsSchema.safeParse(readXml(answer))
  if (!parsed.success) return ''
  return [parsed.data.errors.error]
    .flat()
    .flatMap(({ description }) => description ?? [])
    .join('、')
    .slice(0, 500)
}
