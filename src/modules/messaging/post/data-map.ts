import type { DataField } from '#platform/module/index.ts'

const letter = {
  holder: 'head',
  purpose: '手紙で知らせる人に届け、戻ってきた手紙の宛先を確かめる',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
  retention: '発送から1年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const columns = (table: string, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...letter, table: `messaging.${table}`, column }))

export const dataMap: readonly DataField[] = [
  ...columns(
    'notice_letters',
    'person_id address body large_print braille voice_code return_reason entered_by checked_by',
  ),
  ...columns('letter_wishes', 'person_id large_print braille voice_code'),
  ...columns('print_batches', 'made_by posted_by'),
  ...columns('reprints', 'by reason'),
]
