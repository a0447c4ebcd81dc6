import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '団体の代表者と構成員を確かめ、団体としての手続を受ける',
  legalGround: '地方自治法 第260条の2、第244条の2；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: '団体の解散または任期の終わりから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `organisations.${table}`, column }))

/** Who founded, who holds which seat, who was invited; the members' own lists stay with the organisations. */
export const dataMap: readonly DataField[] = [
  ...of('organisations', 'proposed_by decided_by dissolved_by'),
  ...of('seats', 'person_id role valid_from term_to ended_why entered_by'),
  ...of('invitations', 'invited_by invited_by_staff opened_by'),
  ...of('contracts', 'entered_by'),
  ...of('contract_ends', 'entered_by'),
  ...of('corrections', 'corrected_by'),
]
