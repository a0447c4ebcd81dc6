import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { placeWords } from '../../places/index.ts'
import type { Change } from '../domain/change.ts'
import { folded } from '../sheets/cells.ts'
import { readHeader, spaceColumns as columns } from '../sheets/columns.ts'
import { keptWords, type ReadSpace, readSpace, type SpaceChoicesKnown } from '../sheets/read-space.ts'
import { endChange, insertChange } from '../store/changes.ts'
import type { SheetProblem } from '../store/imports.ts'
import { type HouseSpace, spacesOfHouses } from '../store/kept.ts'
import { writtenRules } from '../store/put-rules.ts'
import { putWords } from '../store/put-words.ts'
import { lockPlacesVersion } from '../store/standing.ts'
import { upkeepTexts as t } from '../text.ts'
import { mostProblems, type Running, SheetRefused } from './sheet-refused.ts'

type Line = { line: number; house: HouseSpace; read: ReadSpace }

/** Rooms of many houses: those that are there get the sheet's words, others are made. Stands at once, with its history. Throws `SheetRefused`. */
export async function importSpaces(tx: Tx, house: House, { one, records, report }: Running): Promise<number> {
  await lockPlacesVersion(tx)
  const houses = await spacesOfHouses(tx)
  const byName = new Map(houses.flatMap((found) => [found.name, found.slug].map((name) => [folded(name), found])))
  const known = await knownChoices(tx, house)
  const problems: SheetProblem[] = []
  const found: Line[] = []
  const lineOf = new Map<string, number>()
  let header: ReturnType<typeof readHeader<typeof columns>> | undefined
  let lines = 0
  for await (const { line, cells } of records()) {
    if (!header) {
      header = readHeader(columns, optional, cells ?? [])
      if (!header.ok)
        throw new SheetRefused(
          header.missing.map((item) => fault(line, item, 'missing-column')),
          0,
        )
      continue
    }
    lines += 1
    const typed = cells && header.ok ? header.read(cells) : undefined
    const owner = typed && byName.get(folded(typed.facility))
    const read = typed && owner && readSpace(typed, owner.spaces, known)
    if (!typed) problems.push(fault(line, '', 'cells'))
    else if (!owner) problems.push(fault(line, columns.facility, 'facility'))
    else if (read && !read.ok) problems.push(...read.faults.map(({ item, reason }) => fault(line, item, reason)))
    else if (read?.ok) {
      const before = [read.value.kept?.slug ?? read.value.made?.slug ?? '', folded(read.value.words.name)]
        .map((name) => `${owner.id} ${name}`)
        .map((name) => ({ name, other: lineOf.get(name) }))
      const other = before.find((same) => same.other !== undefined)?.other
      if (other === undefined) for (const { name } of before) lineOf.set(name, line)
      if (other !== undefined) problems.push({ line, item: columns.space, reason: 'in-file', otherLine: other })
      else found.push({ line, house: owner, read: read.value })
    }
    if (problems.length >= mostProblems) throw new SheetRefused([...problems, fault(line, '', 'too-many')], lines)
  }
  if (lines === 0) problems.push(fault(1, '', 'empty'))
  if (problems.length > 0) throw new SheetRefused(problems, lines)
  for (const changed of found) await put(tx, house, one, changed)
  await report(lines)
  return lines
}

const optional = ['key', 'english', 'tariff', 'area', 'atoms', 'online', 'last', 'mark'] as const

async function put(tx: Tx, house: House, { askedBy }: Running['one'], { house: owner, read }: Line): Promise<void> {
  const change = changeOf(read)
  if (!change) return
  const at = house.clock.now()
  const id = await insertChange(tx, {
    owner: { facilityId: owner.id },
    change,
    reason: t.sheet.draftReason,
    by: askedBy,
    at,
  })
  const replaced = await putWords(tx, owner.id, change)
  await endChange(tx, id, { state: 'effected', by: askedBy, at, replaced })
}

/** `undefined`: the room is as the line says it. */
function changeOf({ words, kept, made }: ReadSpace): Extract<Change, { kind: 'space' | 'new-space' }> | undefined {
  if (made) return { kind: 'new-space', ...made, words }
  if (!kept || JSON.stringify(words) === JSON.stringify(keptWords(kept))) return undefined
  return { kind: 'space', space: kept.id, words }
}

async function knownChoices(tx: Tx, house: House): Promise<SpaceChoicesKnown> {
  const keys = (rows: readonly { key: string }[]) => [...new Set(rows.map(({ key }) => key))]
  return {
    rules: keys(await writtenRules(tx, 'rule-set')),
    tariffs: keys(await writtenRules(tx, 'tariff')),
    activities: (placeWords(house)?.activities ?? []).map(({ key, ja }) => ({ key, name: withoutReadings(ja) })),
    today: house.clock.today(),
  }
}

const fault = (line: number, item: string, reason: SheetProblem['reason']): SheetProblem => ({
  line,
  item,
  reason,
  otherLine: null,
})
