/**
 * The only fields a log line can carry. Every value must also have the right shape, so that a name or an
 * address written into an allowed field by mistake is dropped too.
 */
export type LogFields = { [Key in keyof typeof allowed]?: unknown }

const slug = (value: unknown) => typeof value === 'string' && /^[a-z][a-z0-9_.:/-]{0,79}$/i.test(value)
const number = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
const boolean = (value: unknown) => typeof value === 'boolean'
const uuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
// A route is a pattern with `:id` in it, never the path a person typed.
const route = (value: unknown) => typeof value === 'string' && /^\/[\w/:*.{}()[\]|\\?+-]{0,120}$/.test(value)
const origin = (value: unknown) => typeof value === 'string' && /^(https?|smtp):\/\/[a-z0-9.:[\]-]+$/.test(value)

const allowed = {
  requestId: uuid,
  method: slug,
  route,
  status: number,
  ms: number,
  bytes: number,
  count: number,
  attempt: number,
  port: number,
  pid: number,
  depth: number,
  signal: slug,
  origin,
  realm: slug,
  scope: slug,
  module: slug,
  task: slug,
  event: slug,
  consumer: slug,
  channel: slug,
  kind: slug,
  state: slug,
  reason: slug,
  code: slug,
  sqlState: (value: unknown) => typeof value === 'string' && /^[0-9A-Z]{5}$/.test(value),
  constraint: slug,
  table: slug,
  migration: slug,
  worker: slug,
  role: slug,
  environment: slug,
  ok: boolean,
  id: uuid,
  jobId: (value: unknown) => typeof value === 'string' && /^(\d{1,19}|[0-9a-f-]{36})$/.test(value),
  eventId: (value: unknown) => number(value) || uuid(value),
  subjectId: uuid,
  applicationId: uuid,
  caseId: uuid,
  paymentId: uuid,
  documentId: uuid,
  noticeId: uuid,
  deliveryId: uuid,
  fileId: uuid,
  /** An Error; see `describeError`. */
  err: () => false,
} as const

/** Keeps what is allowed and well-shaped; everything else is left out. */
export function pickFields(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [key, isFine] of Object.entries(allowed)) {
    const value = fields[key as keyof LogFields] // parse edge: keys come from `allowed` itself
    if (value !== undefined && isFine(value)) kept[key] = value
  }
  return kept
}
