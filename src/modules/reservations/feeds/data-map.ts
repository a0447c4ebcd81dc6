import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '予約した場所と時間を、本人のカレンダーに表示する',
  legalGround: '地方自治法 第244条；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: 'アドレスを止めるか登録が終わってから1年',
} as const satisfies Omit<DataField, 'table' | 'column'>

/** Whose calendars read what. */
export const dataMap: readonly DataField[] = ['person_id', 'registrant_id'].map((column) => ({
  ...shared,
  table: 'reservations.calendar_feeds',
  column,
}))

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'reservation-calendars',
    name: '予約カレンダーファイル',
    purpose: '予約した場所と時間を、本人のカレンダーに表示するため',
    scope: 'カレンダーのアドレスを作った人',
    source: '本人の操作',
    sensitive: 'no',
    people: 'thousand',
    tables: ['reservations.calendar_feeds'],
  },
]
