import { z } from 'zod'
import { type FieldError, field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { owners } from '../../ground/index.ts'
import { type AssetFacts, readAttributes } from '../domain/facts.ts'
import type { Asset } from '../domain/asset.ts'
import type { AssetKind } from '../domain/kinds.ts'
import { attributeName, type TypedAsset } from '../pages/asset-form.tsx'
import { assetTexts } from '../text/index.ts'

/** A day, or nothing. */
export const optionalDay = z
  .string()
  .default('')
  .transform((typed, context): Temporal.PlainDate | undefined => {
    if (typed.trim() === '') return undefined
    const day = parseWareki(typed)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

/** Fields that the forms of a new and of a changed asset share. */
export const factFields = {
  label: field.text(120),
  owner: z.enum(owners).catch('ward'),
  installedOn: optionalDay,
  inspectedOn: optionalDay,
  note: field.optionalText(1000),
}

type Raw = Readonly<Record<string, unknown>>

/** What was typed of one kind's asset, with the faults in the answers to what the kind asks. */
export function readFacts(
  value: Omit<AssetFacts, 'attributes'>,
  raw: Raw,
  kind: AssetKind,
): { facts: AssetFacts; errors: FieldError[] } {
  const { label, owner, installedOn, inspectedOn, note } = value
  const { attributes, problems } = readAttributes(kind, (code) => textIn(raw, attributeName(code)))
  return {
    facts: { label, owner, installedOn, inspectedOn, note, attributes },
    errors: problems.map(({ code, why }) => ({
      field: attributeName(code),
      message: assetTexts.forms.problems.attribute[why],
    })),
  }
}

const textIn = (raw: Raw, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' ? value : undefined
}

export const typedFrom = (raw: Raw): TypedAsset =>
  Object.fromEntries(Object.keys(raw).map((name) => [name, textIn(raw, name)]))

/** What is there, as a form shows it. */
export const typedOf = ({ label, owner, installedOn, inspectedOn, note, attributes }: Asset): TypedAsset => ({
  label,
  owner,
  installedOn: installedOn?.toString(),
  inspectedOn: inspectedOn?.toString(),
  note: note ?? undefined,
  ...Object.fromEntries(Object.entries(attributes).map(([code, value]) => [attributeName(code), String(value)])),
})
