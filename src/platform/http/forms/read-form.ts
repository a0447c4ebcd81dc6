import type { z } from 'zod'
import { Invalid } from '#platform/errors/index.ts'
import type { Ctx } from '../env.ts'
import { bodyOf, machineFields } from './body.ts'
import { flawOf, showable } from './characters.ts'
import { wordError } from './error-text.ts'

/** `field` is the name of the input; `message` is ready to be shown in the page's language. */
export type FieldError = { field: string; message: string }

/** What was typed, to be shown again; without characters that no page may carry. */
export type Raw = Record<string, string | string[]>

export type FormResult<Value> = { ok: true; value: Value; raw: Raw } | { ok: false; errors: FieldError[]; raw: Raw }

/** Reads the posted form by a schema. `lists` names the fields that may come more than once. Nothing typed is lost: `raw` goes back to the page. */
export async function readForm<Schema extends z.ZodType>(
  c: Ctx,
  schema: Schema,
  options: { lists?: readonly string[] } = {},
): Promise<FormResult<z.output<Schema>>> {
  const body = await bodyOf(c)
  const lists = new Set(options.lists)
  const typed = fieldsOf(body, lists)
  const raw = rawOf(typed)
  const flaws = Object.entries(typed).flatMap(([field, value]) => flawsOf(c, field, value))
  const parsed = schema.safeParse(typed)
  const flawed = new Set(flaws.map((flaw) => flaw.field))
  const errors = [
    ...flaws,
    ...(parsed.success ? [] : issuesOf(c, parsed.error).filter((one) => !flawed.has(one.field))),
  ]
  if (errors.length > 0 || !parsed.success) return { ok: false, errors, raw }
  return { ok: true, value: parsed.data, raw }
}

/** Fields of a JSON body that were not understood, as problem+json 422. */
export class InvalidFields extends Invalid {
  constructor(readonly errors: readonly FieldError[]) {
    super('invalid_fields', undefined, 422)
  }
}

/** Reads the JSON body of an API call by a schema; throws `Invalid` 400 when it is no JSON, `InvalidFields` 422 when it does not fit. */
export async function readJson<Schema extends z.ZodType>(c: Ctx, schema: Schema): Promise<z.output<Schema>> {
  const body = await c.req.json<unknown>().catch(() => {
    throw new Invalid('body_not_json')
  })
  const flaws = flawsInJson(c, body, '')
  const parsed = schema.safeParse(body)
  if (flaws.length > 0) throw new InvalidFields(flaws)
  if (!parsed.success) throw new InvalidFields(issuesOf(c, parsed.error))
  return parsed.data
}

type Typed = Record<string, string | File | (string | File)[]>

function fieldsOf(body: FormData, lists: ReadonlySet<string>): Typed {
  const typed: Typed = Object.create(null)
  for (const list of lists) typed[list] = body.getAll(list).map(unixLines)
  for (const [name, value] of body) {
    if (!machineFields.has(name) && !lists.has(name)) typed[name] ??= unixLines(value)
  }
  return typed
}

// Browsers send the line ends of a textarea as CRLF.
const unixLines = (value: string | File) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value)

function rawOf(typed: Typed): Raw {
  const raw: Raw = Object.create(null)
  for (const [name, value] of Object.entries(typed)) {
    if (Array.isArray(value)) raw[name] = value.filter((one) => typeof one === 'string').map(showable)
    else if (typeof value === 'string') raw[name] = showable(value)
  }
  return raw
}

function flawsOf(c: Ctx, field: string, value: Typed[string]): FieldError[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  const flaw = texts.map(flawOf).find((one) => one !== undefined)
  return flaw ? [{ field, message: wordError(c, flaw) }] : []
}

// Deeper than anything we ask for; without an end it would use up the stack.
const deepest = 40

function flawsInJson(c: Ctx, value: unknown, at: string, depth = 0): FieldError[] {
  if (depth > deepest) throw new Invalid('body_too_deep')
  if (typeof value === 'string') {
    const flaw = flawOf(value)
    return flaw ? [{ field: at, message: wordError(c, flaw) }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => flawsInJson(c, inner, at ? `${at}.${key}` : key, depth + 1))
}

function issuesOf(c: Ctx, error: z.ZodError): FieldError[] {
  const first = new Map<string, FieldError>()
  for (const issue of error.issues) {
    const [top] = issue.path
    const name = c.get('path').startsWith('/api/') ? issue.path.join('.') : String(top ?? '')
    if (!first.has(name)) first.set(name, { field: name, message: wordError(c, issue.message, issue) })
  }
  return [...first.values()]
}
