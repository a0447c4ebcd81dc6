import { authored } from '#platform/i18n/index.ts'
import { type House, type PersonalFile, platformData, platformFiles } from '#platform/module/index.ts'
import { itemName } from './item-names.ts'

const unclear = '要確認'
const sensitive = { yes: '含む', no: '含まない', unclear: `${unclear}（自由に書く欄に含まれることがある）` }
const size = { thousand: '1,000人以上', fewer: '1,000人未満（公表の義務はない）' }

/** Every 個人情報ファイル that the switched-on modules and the ground below them keep. */
export const filesOf = (house: House): readonly PersonalFile[] => [
  ...house.modules.flatMap(({ personalFiles }) => personalFiles ?? []),
  ...platformFiles,
]

/** What the law asks of one file, item by item, as the register says it; what nobody has said is 要確認. */
export function itemsOf(file: PersonalFile, house: House): readonly (readonly [item: string, value: string])[] {
  const fields = [...house.modules.flatMap(({ dataMap }) => dataMap ?? []), ...platformData].filter(({ table }) =>
    file.tables.includes(table),
  )
  const each = (values: readonly string[]) => [...new Set(values)].join('、')
  const proposals = file.proposals === undefined ? unclear : file.proposals ? '該当' : '非該当'
  return [
    ['個人情報ファイルの名称', file.name],
    ['行政機関等の名称', each(fields.map(({ holder }) => house.profile.organs[holder]))],
    ['所管組織', file.office ?? unclear],
    ['利用目的', file.purpose],
    ['記録項目', each(fields.map(({ table, column }) => itemName(table, column)))],
    ['記録範囲', file.scope],
    ['収集方法', file.source],
    ['要配慮個人情報', sensitive[file.sensitive]],
    ['経常的提供先', file.recipients?.join('、') ?? unclear],
    ['開示請求等を受理する組織の名称及び所在地', unclear],
    ['訂正・利用停止に関する他の法令の手続', file.otherCorrection ?? unclear],
    ['個人情報ファイルの種別', '電子計算機で処理するファイル（マニュアル処理のファイルの有無は要確認）'],
    ['行政機関等匿名加工情報の提案の募集', proposals],
    ['本人の数', file.people ? size[file.people] : unclear],
    ['根拠法令', authored(each(fields.map(({ legalGround }) => legalGround)))],
    ['保存期間', each(fields.map(({ retention }) => retention))],
    ['備考', file.remarks ?? ''],
  ]
}

/** One row a file; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
