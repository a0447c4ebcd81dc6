import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設、時間割、休館日、規則、料金を変え、旧システムの予約を取り込んだ記録を残す',
  legalGround: '地方自治法 第244条、第244条の2；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: '変更した日の属する年度の終わりから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `reservations.${table}`, column }))

/** Who changed what; a sheet is there until it is read. */
export const dataMap: readonly DataField[] = [
  ...of('place_changes', 'reason drafted_by ended_by'),
  ...of('place_change_hits', 'reservation_id'),
  ...of('sheet_imports', 'content asked_by account_id'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'facility-upkeep',
    name: '施設管理記録ファイル',
    purpose: '施設、時間割、規則、料金の変更と、旧システムの予約の取り込みを記録するため',
    scope: '変更や取り込みをした職員、変更に当たる予約をした登録団体',
    source: '職員の入力、旧システムの予約の表',
    sensitive: 'no',
    people: 'fewer',
    tables: ['reservations.place_changes', 'reservations.place_change_hits', 'reservations.sheet_imports'],
  },
]
