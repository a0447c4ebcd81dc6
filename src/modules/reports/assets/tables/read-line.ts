import { parseWareki } from '#platform/time/index.ts'
import { ownerWords } from '../../desk/text/index.ts'
import { plateFrom } from '../../filing/actions/begun-with.ts'
import { type Ground, isInside, nearestTown, type Owner, owners, parsePlace, townCalled } from '../../ground/index.ts'
import type { AttributeAnswers } from '../../record/index.ts'
import type { Asset } from '../domain/asset.ts'
import { readAttributes, type Written, writtenFacts } from '../domain/facts.ts'
import type { AssetKind } from '../domain/kinds.ts'
import { type AssetKinds, kindName } from '../kinds.ts'
import type { LineProblem } from '../text/tables.ts'
import { attributeColumns, type FactColumn, factColumns } from './columns.ts'

/** A line of a table, put together with what the register has of its number. */
export type LineFacts = {
  kind: string
  label: string
  lat: number
  lon: number
  town: string
  owner: Owner
  installedOn: string | null
  inspectedOn: string | null
  endedOn: string | null
  note: string | null
  attributes: AttributeAnswers
}

export type ReadLine = { ok: true; facts: LineFacts } | { ok: false; why: LineProblem; field: string }

export type TableHead = (column: string) => number | undefined

export type Reading = {
  ground: Ground | undefined
  today: Temporal.PlainDate
  /** Kinds by code and by name. */
  kindsCalled: ReadonlyMap<string, AssetKind>
  /** Columns of what kinds ask, by code. */
  columns: ReadonlyMap<string, string>
}

/** What every line of a table is read with, put together once. */
export function readingWith(kinds: AssetKinds, ground: Ground | undefined, today: Temporal.PlainDate): Reading {
  const columns = [...attributeColumns(kinds)].flatMap(([name, codes]) =>
    [...codes].map((code) => [code, name] as const),
  )
  const kindsCalled = [...kinds.values()].flatMap((kind) => [
    [kind.code, kind] as const,
    [kindName(kinds, kind.code), kind] as const,
  ])
  return { ground, today, kindsCalled: new Map(kindsCalled), columns: new Map(columns) }
}

/** The cell of a column; missing where the table has no such column. */
export const cellOf = (head: TableHead, cells: readonly string[], column: string): string | undefined => {
  const at = head(column)
  // Put there by us, so that no spreadsheet takes it for a formula.
  return at === undefined ? undefined : (cells[at] ?? '').trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')
}

export const plateOfLine = (head: TableHead, cells: readonly string[]): string | undefined =>
  plateFrom(cellOf(head, cells, factColumns.plate) ?? '')

/** What a line says; where the table has no column, what is there stays. */
export function readLine(
  { ground, today, kindsCalled, columns }: Reading,
  head: TableHead,
  cells: readonly string[],
  known: Asset | undefined,
): ReadLine {
  const cell = (column: FactColumn) => cellOf(head, cells, factColumns[column])
  const wrong = (why: LineProblem, column: FactColumn): ReadLine => ({ ok: false, why, field: factColumns[column] })
  const kind = kindsCalled.get(cell('kind') ?? '')
  if (!kind) return wrong('kind', 'kind')
  if (known && known.kind !== kind.code) return wrong('kindChanged', 'kind')
  const label = cell('label') ?? ''
  if (label === '' || label.length > 120) return wrong('label', 'label')
  const place = parsePlace(`${cell('lat') ?? ''}, ${cell('lon') ?? ''}`)
  if (!place) return wrong('place', 'lat')
  if (ground && isInside(ground, place) === 'outside') return wrong('outside', 'lat')
  const town = townOf(ground, cell('town') ?? '', place)
  if (!town) return wrong('town', 'town')
  const owner = cell('owner') ? ownerCalled(cell('owner') ?? '') : (known?.owner ?? 'ward')
  if (!owner) return wrong('owner', 'owner')
  const note = cell('note') ?? known?.note ?? ''
  if (note.length > 1000) return wrong('note', 'note')
  const days: Record<(typeof dayColumns)[number], string | null> = {
    installedOn: null,
    inspectedOn: null,
    endedOn: null,
  }
  for (const column of dayColumns) {
    const day = dayOf(cell(column), known?.[column] ?? null)
    if (day === undefined) return wrong('day', column)
    days[column] = day
  }
  if (days.endedOn && Temporal.PlainDate.compare(days.endedOn, today) > 0) return wrong('future', 'endedOn')
  const columnOf = (code: string) => columns.get(code) ?? ''
  const read = readAttributes(
    kind,
    (code) => cellOf(head, cells, columnOf(code)) ?? String(known?.attributes[code] ?? ''),
  )
  const [problem] = read.problems
  if (problem) return { ok: false, why: 'attribute', field: columnOf(problem.code) }
  const { attributes } = read
  return { ok: true, facts: { kind: kind.code, label, ...place, town, owner, ...days, note: note || null, attributes } }
}

const dayColumns = ['installedOn', 'inspectedOn', 'endedOn'] as const

/** `undefined`: it cannot be read. */
function dayOf(text: string | undefined, known: Temporal.PlainDate | null): string | null | undefined {
  if (text === undefined) return known?.toString() ?? null
  if (text === '') return null
  return parseWareki(text)?.toString()
}

function townOf(ground: Ground | undefined, text: string, place: { lat: number; lon: number }): string | undefined {
  if (!ground) return text || undefined
  return text === '' ? nearestTown(ground, place)?.name : townCalled(ground, text)?.name
}

const ownerCalled = (text: string): Owner | undefined =>
  owners.find((owner) => owner === text || ownerWords[owner] === text)

/** Facts by their names, as the history keeps them. */
export function writtenLine(facts: LineFacts): Written {
  const { lat, lon, town, endedOn } = facts
  return written(
    { ...facts, installedOn: dayFrom(facts.installedOn), inspectedOn: dayFrom(facts.inspectedOn) },
    {
      lat,
      lon,
      town,
      endedOn,
    },
  )
}

export const writtenAsset = (asset: Asset): Written =>
  written(asset, { lat: asset.lat, lon: asset.lon, town: asset.town, endedOn: asset.endedOn?.toString() ?? null })

const written = (
  facts: Parameters<typeof writtenFacts>[0],
  { lat, lon, town, endedOn }: Pick<LineFacts, 'lat' | 'lon' | 'town' | 'endedOn'>,
): Written => ({
  ...writtenFacts(facts),
  position: `${lat.toFixed(6)}, ${lon.toFixed(6)}`,
  town,
  ...(endedOn && { endedOn }),
})

const dayFrom = (text: string | null): Temporal.PlainDate | null => (text ? Temporal.PlainDate.from(text) : null)
