import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { knownWard } from '../../known-ward.ts'
import { blockNames } from '../block-names.ts'
import { patternColumns as columns, readHeader } from '../sheets/columns.ts'
import { placesByName } from '../sheets/places-by-name.ts'
import { gather, type ReadBlock, readBlock, type ReadPattern } from '../sheets/read-patterns.ts'
import { insertChange } from '../store/changes.ts'
import type { SheetProblem } from '../store/imports.ts'
import { upkeepTexts as t } from '../text.ts'
import { mostProblems, type Running, SheetRefused } from './sheet-refused.ts'

/** Times of many rooms, each a draft that is looked at before it takes effect; rooms of one house with the same times share one. Throws `SheetRefused`. */
export async function importPatterns(tx: Tx, house: House, { one, records, report }: Running): Promise<number> {
  const ward = await knownWard(tx, house)
  const known = { find: placesByName(ward), names: blockNames(house), today: house.clock.today() }
  const problems: SheetProblem[] = []
  const blocks: (ReadBlock & { line: number })[] = []
  let header: ReturnType<typeof readHeader<typeof columns>> | undefined
  let lines = 0
  for await (const { line, cells } of records()) {
    if (!header) {
      header = readHeader(columns, ['until', 'label', 'weight', 'bridge'], cells ?? [])
      if (!header.ok)
        throw new SheetRefused(
          header.missing.map((item) => fault(line, item, 'missing-column')),
          0,
        )
      continue
    }
    lines += 1
    const typed = cells && header.ok ? header.read(cells) : undefined
    const read = typed && readBlock(typed, known)
    if (!read) problems.push(fault(line, '', 'cells'))
    else if (read.ok) blocks.push({ ...read.value, line })
    else problems.push(...read.faults.map(({ item, reason }) => fault(line, item, reason)))
    if (problems.length >= mostProblems) throw new SheetRefused([...problems, fault(line, '', 'too-many')], lines)
  }
  const { patterns, clashes } = gather(blocks)
  problems.push(...clashes.map((clash) => ({ ...clash, item: columns.starts })))
  problems.push(...patterns.filter((made) => made.blocks.length > 40).map(({ line }) => fault(line, '', 'too-many')))
  if (lines === 0) problems.push(fault(1, '', 'empty'))
  if (problems.length > 0) throw new SheetRefused(problems.slice(0, mostProblems), lines)
  for (const same of Map.groupBy(patterns, sameTimes).values()) await draft(tx, house, one, same)
  await report(lines)
  return lines
}

const sameTimes = ({ space, from, until, days, blocks }: ReadPattern): string =>
  JSON.stringify([space.facility.id, from, until, days, blocks])

async function draft(tx: Tx, house: House, { askedBy }: Running['one'], same: readonly ReadPattern[]): Promise<void> {
  const [first] = same
  if (!first) return
  const { space, from, until, days, blocks } = first
  const spaces = same.map((one) => one.space.id)
  await insertChange(tx, {
    owner: { facilityId: space.facility.id },
    change: { kind: 'pattern', spaces, from, until, days, free: null, blocks },
    reason: t.sheet.draftReason,
    by: askedBy,
    at: house.clock.now(),
  })
}

const fault = (line: number, item: string, reason: SheetProblem['reason']): SheetProblem => ({
  line,
  item,
  reason,
  otherLine: null,
})
