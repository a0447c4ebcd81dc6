import type { Owner } from '../../ground/index.ts'
import type { AttributeAnswers } from '../../record/index.ts'
import type { Asset } from './asset.ts'
import type { AssetField, AssetKind } from './kinds.ts'

/** What a form or a line of a table says of an asset, besides its place. */
export type AssetFacts = {
  label: string
  owner: Owner
  installedOn: Temporal.PlainDate | undefined
  inspectedOn: Temporal.PlainDate | undefined
  note?: string | undefined
  attributes: AttributeAnswers
}

/** Facts by their names, as `asset_changes` keeps them: days as texts, nothing where there is nothing. */
export type Written = Readonly<Record<string, string>>

export function writtenFacts(asset: Pick<Asset, 'label' | 'owner' | 'note' | 'attributes'> & Days): Written {
  const { label, owner, installedOn, inspectedOn, note, attributes } = asset
  const said = {
    label,
    owner,
    installedOn: installedOn?.toString(),
    inspectedOn: inspectedOn?.toString(),
    note: note ?? undefined,
    ...Object.fromEntries(Object.entries(attributes).map(([code, value]) => [`attributes.${code}`, String(value)])),
  }
  return Object.fromEntries(Object.entries(said).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

type Days = { installedOn: Temporal.PlainDate | null; inspectedOn: Temporal.PlainDate | null }

/** Only what differs; both empty: nothing does. */
export function differences(before: Written, after: Written): { before: Written; after: Written } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  )
  const only = (all: Written): Written =>
    Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])))
  return { before: only(before), after: only(after) }
}

export type FieldProblem = { code: string; why: 'number' | 'choice' | 'long' }

/** Answers to what the kind asks: by key or name of a value, whole numbers, short texts; empty ones are left out. */
export function readAttributes(
  kind: Pick<AssetKind, 'fields'>,
  typed: (code: string) => string | undefined,
): { attributes: AttributeAnswers; problems: FieldProblem[] } {
  const attributes: Record<string, string> = {}
  const problems: FieldProblem[] = []
  for (const field of kind.fields) {
    const text = (typed(field.code) ?? '').trim()
    if (text === '') continue
    const read = readField(field, text)
    if ('value' in read) attributes[field.code] = read.value
    else problems.push({ code: field.code, why: read.why })
  }
  return { attributes, problems }
}

function readField({ datatype, values }: AssetField, text: string): { value: string } | { why: FieldProblem['why'] } {
  if (datatype === 'singlevaluelist') {
    const value = values.find(({ key, name }) => key === text || name.ja.replace(/《[^》]*》/g, '') === text)
    return value ? { value: value.key } : { why: 'choice' }
  }
  if (datatype === 'string') return text.length <= 100 ? { value: text } : { why: 'long' }
  const number = text.normalize('NFKC').replace(/[\s,、]|[a-zA-Z]+$/g, '')
  return /^\d{1,6}$/.test(number) ? { value: String(Number(number)) } : { why: 'number' }
}
