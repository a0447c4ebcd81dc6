import { withoutReadings } from '#platform/i18n/index.ts'
import type { AssetKinds } from '../kinds.ts'
import { assetTexts } from '../text/index.ts'

/** Columns that every kind has, in the order of an exported table. */
export const factColumns = assetTexts.tables.columns
export type FactColumn = keyof typeof factColumns

/** Without these a table cannot be read. */
export const neededColumns = ['plate', 'kind', 'label', 'lat', 'lon'] as const satisfies readonly FactColumn[]

/** Columns of what kinds ask, by name with unit; kinds that call theirs the same share one. */
export function attributeColumns(kinds: AssetKinds): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, Set<string>>()
  for (const kind of kinds.values())
    for (const { code, label, unit } of kind.fields) {
      const plain = unit ? `${withoutReadings(label.ja)}（${unit}）` : withoutReadings(label.ja)
      const isTaken = Object.values<string>(factColumns).includes(plain)
      const name = isTaken ? `${withoutReadings(kind.name.ja)}の${plain}` : plain
      columns.set(name, (columns.get(name) ?? new Set()).add(code))
    }
  return columns
}
