import { createHash } from 'node:crypto'
import type { RegisterFile } from '../actions/import-register.ts'
import { items, nameOfItem } from './items.ts'
import type { FileKind } from './sequence.ts'

/** Values by the names of the header; what is left out is as in `resident`. */
export type FileLine = Partial<Record<string, string>>

const resident: FileLine = {
  宛名番号: '0500000001',
  世帯番号: '0500000001',
  履歴番号: '1',
  枝番号: '0',
  住民状態: '住民',
  異動事由: '転入',
  異動年月日: '20200401',
  届出年月日: '20200403',
  処理年月日: '20200403',
  続柄: '世帯主',
  氏名: '試験太郎',
  氏名_振り仮名: 'シケン タロウ',
  振り仮名公証フラグ: '1',
  生年月日: '19800101',
  性別: '1',
  住所_郵便番号: '1790072',
  住所_都道府県: '東京都',
  住所_市区町村名: '練馬区',
  住所_町字: '光が丘二丁目',
  住所_番地号表記: '9番6号',
  住民となった年月日: '20200401',
  住所を定めた年月日: '20200401',
  本籍: '東京都練馬区光が丘二丁目9番',
  筆頭者: '試験太郎',
}

const names = items.map(({ key }) => nameOfItem.get(key) ?? '')

export const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** The text of a register file with these lines. */
export const csvOf = (lines: readonly FileLine[], header: readonly string[] = names): string =>
  [header, ...lines.map((line) => header.map((name) => ({ ...resident, ...line })[name] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')
    .concat('\r\n')

/** A file as the command would hand it over. */
export function fileOf(
  content: string | Uint8Array | readonly FileLine[],
  kind: FileKind = 'full',
  sequence = 1,
): RegisterFile {
  const text = typeof content === 'string' || content instanceof Uint8Array ? content : csvOf(content)
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return {
    kind,
    sequence,
    name: `test_${kind}_${sequence}.csv`,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // Small odd pieces, so that characters and lines are cut in two.
    async *open() {
      for (let from = 0; from < bytes.length; from += 997) yield bytes.subarray(from, from + 997)
    },
  }
}
