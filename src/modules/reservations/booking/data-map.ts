import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設の予約を受け、利用を承認し、変更や取消しに応じる',
  legalGround: '地方自治法 第244条、第244条の2、第244条の4；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: '利用した日の属する年度の終わりから5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, table: `reservations.${table}`, column }))

/** Who reserved what, and what for. Places and counters point here by ids. */
export const dataMap: readonly DataField[] = [
  ...of('reservations', 'registrant_id made_by_person made_by_staff purpose attendees'),
  ...of('reservation_events', 'by_person by_staff'),
  ...of('occupancies', 'reservation_id'),
  ...of('noise_uses', 'reservation_id'),
  ...of('equipment_uses', 'reservation_id'),
  ...of('usages', 'entity'),
  ...of('counted', 'entity'),
  ...of('closures', 'made_by'),
  ...of('use_reminders', 'reservation_id'),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'facility-reservations',
    name: '施設予約ファイル',
    purpose: '施設の予約を受け、利用を承認し、変更や取消しに応じるため',
    scope: '施設を予約した人、予約した登録団体の構成員',
    source: '本人または登録団体の構成員の申込み、窓口と電話での申込み',
    sensitive: 'unclear',
    people: 'thousand',
    tables: [
      'reservations.reservations',
      'reservations.reservation_events',
      'reservations.occupancies',
      'reservations.noise_uses',
      'reservations.equipment_uses',
      'reservations.usages',
      'reservations.counted',
      'reservations.closures',
      'reservations.closure_hits',
      'reservations.reservation_decisions',
      'reservations.use_reminders',
    ],
  },
]
