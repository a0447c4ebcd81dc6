import { z } from 'zod'
import type { Lang } from '#platform/i18n/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import type { NoticeData } from '#platform/notices/index.ts'
import { formatDate } from '#platform/time/index.ts'

export type TemplateId = Id<'message-template'>

/** What may stand in a place: nothing that could be a name, an address or a sentence. */
export const fieldKinds = ['date', 'time', 'number', 'code'] as const
export type FieldKind = (typeof fieldKinds)[number]
export type TemplateField = { name: string; kind: FieldKind }

export type TemplateWords = { subject: string; body: string }

/** Words that an office lets its programs send. */
export type Template = {
  id: TemplateId
  officeId: OfficeId
  key: string
  no: number
  name: string
  purpose: string
  isStatutory: boolean
  fields: TemplateField[]
  texts: Partial<Record<Lang, TemplateWords>> & { ja: TemplateWords }
  link: string
  draftedBy: StaffId
  draftedAt: Temporal.Instant
  approvedBy: StaffId | null
  approvedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

const patterns: Record<FieldKind, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  number: /^\d{1,8}$/,
  code: /^[A-Z0-9][A-Z0-9-]{0,19}$/,
}

/** Whether a value may stand in a place of this kind. */
export function fits(kind: FieldKind, value: string): boolean {
  if (!patterns[kind].test(value)) return false
  if (kind !== 'date') return true
  try {
    return Temporal.PlainDate.from(value).toString() === value
  } catch {
    return false
  }
}

const place = /\(\(([a-z][a-z0-9_]{0,29})\)\)/g

/** Names of the places in words: 「((day))までに」 has `day`. */
export const placesIn = (words: string): string[] => [...words.matchAll(place)].map(([, name = '']) => name)

export type FieldProblem = { field: string; problem: 'missing' | 'unknown' | 'wrong' }

/** What is wrong with the values for a template, by name. */
export function problemsOf(fields: readonly TemplateField[], values: Readonly<Record<string, string>>): FieldProblem[] {
  const known = new Set(fields.map(({ name }) => name))
  return [
    ...fields.flatMap(({ name, kind }): FieldProblem[] => {
      const value = values[name]
      if (value === undefined) return [{ field: name, problem: 'missing' }]
      return fits(kind, value) ? [] : [{ field: name, problem: 'wrong' }]
    }),
    ...Object.keys(values)
      .filter((name) => !known.has(name))
      .map((field): FieldProblem => ({ field, problem: 'unknown' })),
  ]
}

/** The words for a person of this language; Japanese where the office wrote no others. */
export function fill(template: Pick<Template, 'fields' | 'texts'>, values: NoticeData, lang: Lang): TemplateWords {
  const written = template.texts[lang] ? lang : 'ja'
  const { subject, body } = template.texts[written] ?? template.texts.ja
  const say = (words: string) =>
    words.replaceAll(place, (whole, name: string) => {
      const field = template.fields.find((one) => one.name === name)
      const value = values[name]
      if (!field || typeof value !== 'string') return whole
      return field.kind === 'date' ? formatDate(Temporal.PlainDate.from(value), written) : value
    })
  return { subject: say(subject), body: say(body) }
}

/** One line for each place: `day date`. `undefined`: cannot be read. */
export function readFields(text: string): TemplateField[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const read = lines.map((line) => fieldLine.safeParse(line.split(/\s+/)).data)
  const fields = read.flatMap((one) => (one ? [{ name: one[0], kind: one[1] }] : []))
  const names = new Set(fields.map(({ name }) => name))
  return fields.length === lines.length && names.size === fields.length && fields.length <= 10 ? fields : undefined
}

const fieldLine = z.tuple([z.string().regex(/^[a-z][a-z0-9_]{0,29}$/), z.enum(fieldKinds)])
