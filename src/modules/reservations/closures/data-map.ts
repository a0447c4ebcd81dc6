import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設の休館や利用中止で影響を受けた予約を扱い、利用の承認を取り消すときの根拠と理由を残す',
  legalGround: '地方自治法 第244条、第244条の2、第244条の4；行政手続法 第13条、第14条',
  zone: 'internet',
  confidentiality: '2',
  retention: '利用した日の属する年度の終わりから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `reservations.${table}`, column }))

/** Whose reservation was in the way and who answered; why an approval was taken back. */
export const dataMap: readonly DataField[] = [
  ...of('closures', 'ended_by'),
  ...of('closure_hits', 'reservation_id answered_by'),
  ...of('reservation_decisions', 'reservation_id ground reason heard decided_by'),
]
