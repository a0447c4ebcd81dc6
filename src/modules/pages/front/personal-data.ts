import { type DataField, type Module, platformData } from '#platform/module/index.ts'
import { itemName } from './item-names.ts'

/** One 個人情報ファイル: the fields that share holder, purpose, ground and retention. */
export type PersonalFile = Omit<DataField, 'table' | 'column'> & { items: readonly string[] }

/** The 個人情報ファイル簿, from what the modules and the ground below them declare. */
export function personalFiles(modules: readonly Module[]): readonly PersonalFile[] {
  const groups = Map.groupBy(
    [...modules.flatMap((module) => module.dataMap ?? []), ...platformData],
    ({ holder, purpose, legalGround, retention }) => [holder, purpose, legalGround, retention].join('\0'),
  )
  return [...groups.values()].flatMap((fields) => {
    const [first] = fields
    return first ? [{ ...first, items: [...new Set(fields.map((field) => itemName(field.table, field.column)))] }] : []
  })
}
