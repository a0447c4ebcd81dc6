import { type Context, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { describeError } from './describe-error.ts'
import { type LogFields, pickFields } from './log-fields.ts'

/** Where a piece of work began: the `traceparent` of W3C Trace Context, level 1. */
export type TraceParent = string

let isTracing = false

/** Set by `startTracing`; until then a span costs one comparison. */
export const setTracing = (on: boolean): void => {
  isTracing = on
}

/**
 * Does `work` within a span. What it carries are fields of the log's allow-list, so nothing personal; an error is
 * noted by its class. `from`: what was written down where the work began, in another transaction or process.
 */
export async function inSpan<T>(
  name: string,
  fields: LogFields,
  work: () => Promise<T>,
  { from, kind = 'internal' }: { from?: TraceParent | null | undefined; kind?: keyof typeof kinds } = {},
): Promise<T> {
  if (!isTracing) return work()
  const options = { kind: kinds[kind], attributes: attributesOf(fields) }
  return tracer().startActiveSpan(name, options, from ? contextOf(from) : context.active(), async (span) => {
    try {
      return await work()
    } catch (error) {
      fail(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** Adds to the span of the work under way what is known only later: the route, the status. */
export function describeSpan(name: string, fields: LogFields): void {
  if (!isTracing) return
  trace.getActiveSpan()?.updateName(name).setAttributes(attributesOf(fields))
}

/** Says of the work under way that it failed, where the error is answered instead of thrown on. */
export function failSpan(error: unknown): void {
  const span = isTracing ? trace.getActiveSpan() : undefined
  if (span) fail(span, error)
}

/** To write down beside an event, a notice or a job, so that what follows belongs to the same trace. */
export function traceParent(): TraceParent | null {
  const span = isTracing ? trace.getActiveSpan()?.spanContext() : undefined
  return span ? `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}` : null
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
} as const

const tracer = () => trace.getTracer('madoguchi')

function contextOf(parent: TraceParent): Context {
  const [, traceId = '', spanId = '', flags = '00'] = parent.split('-')
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true })
}

function attributesOf(fields: LogFields): Record<string, string | number | boolean> {
  const kept = Object.entries(pickFields(fields)).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[key, value] as const] : [],
  )
  return Object.fromEntries(kept)
}

function fail(span: Span, error: unknown): void {
  const { name, code } = describeError(error)
  span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', [name, code].filter(Boolean).join(' '))
}
