import { z } from 'zod'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)

const itemRule = z
  .object({
    /** Name of the item as the portal's form says it. */
    item: z.string().min(1),
    /** Our field, or `group.field` for an item that repeats. */
    field: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/),
    /** Our option for each of the portal's words; missing: the words are taken as they are. */
    values: z.record(z.string(), z.string()).optional(),
    /** Several words in one item. */
    separator: z.string().optional(),
  })
  .strict()

export const portalFormSchema = z
  .object({
    /** Id of the form at the portal. */
    form: z.string().min(1),
    name: z.string().min(1),
    procedure: key,
    /** Answers that follow from this way of filing. */
    always: z.record(z.string(), z.string()).default({}),
    items: z.array(itemRule).min(1),
    /** Items that are known and not needed: the certificate says them. */
    ignored: z.array(z.string()).default([]),
    confirmed: z.boolean(),
  })
  .strict()

/** How one form of the portal becomes one procedure of ours; data of the profile. */
export type PortalForm = z.infer<typeof portalFormSchema>

/** One line of what was filed; `row` counts from 1 where the item repeats. */
export type PortalLine = { item: string; row?: number | undefined; value: string }

export type Mapped = {
  /** As our own form would send it; rows of a group as `group.ROW.field`. */
  sent: Readonly<Record<string, readonly string[]>>
  /** Rows per group, in their order. */
  rows: Readonly<Record<string, readonly string[]>>
  /** Lines that fit nowhere, shown to the clerk as they came. */
  unmapped: readonly PortalLine[]
}

/** Puts the portal's lines into our fields. Judges nothing: the rules of the form do that, as with every other channel. */
export function mapLines(form: PortalForm, lines: readonly PortalLine[]): Mapped {
  const sent: Record<string, string[]> = Object.fromEntries(
    Object.entries(form.always).map(([field, value]) => [field, [value]]),
  )
  const rows: Record<string, string[]> = {}
  const unmapped: PortalLine[] = []
  for (const line of lines) {
    if (form.ignored.includes(line.item) || line.value === '') continue
    const rule = form.items.find(({ item }) => item === line.item)
    const values = rule && wordsOf(rule, line.value)
    if (!rule || !values) {
      unmapped.push(line)
      continue
    }
    const [group = '', inner] = rule.field.split('.')
    const row = String(line.row ?? 1)
    if (inner && !rows[group]?.includes(row)) rows[group] = [...(rows[group] ?? []), row]
    const name = inner ? `${group}.${row}.${inner}` : group
    sent[name] = [...(sent[name] ?? []), ...values]
  }
  return { sent, rows, unmapped }
}

/** Our words for the portal's; `undefined` when one of them is not known. */
function wordsOf({ values, separator }: z.infer<typeof itemRule>, value: string): string[] | undefined {
  const words = separator ? value.split(separator).map((word) => word.trim()) : [value]
  if (!values) return words
  const ours = words.map((word) => (Object.hasOwn(values, word) ? values[word] : undefined))
  return ours.every((word) => word !== undefined) ? ours : undefined
}
