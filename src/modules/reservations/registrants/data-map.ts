import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '施設を利用する人と団体を確かめ、登録し、使用料の減免の人数を数える',
  legalGround: '地方自治法 第244条、第244条の2；個人情報の保護に関する法律 第61条',
  zone: 'internet',
  confidentiality: '2',
  retention: '登録の終了から5年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string, more: Partial<DataField> = {}): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, ...more, table: `reservations.${table}`, column }))

/** Who is registered, who is a member, and what was seen of whom; counts are all that leaves the room. */
export const dataMap: readonly DataField[] = [
  ...of('registrants', 'name name_kana class'),
  ...of('memberships', 'person_id role valid_from ended_why birth_date match_key shown_to_members'),
  ...of('named_members', 'role name name_kana birth_date town match_key entered_by_person entered_by_staff'),
  // 障害者手帳: 要配慮個人情報 (個人情報の保護に関する法律 第2条第3項).
  ...of('member_facts', 'kind paper verified_on verified_by', { confidentiality: '3A' }),
  ...of('member_invitations', 'invited_by opened_by'),
  ...of('invitation_mails', 'sealed address_hash', {
    purpose: '団体の代表者に頼まれて、招待のリンクをメールで送る',
    retention: '返事があったとき、または招待の期限（14日）まで',
  }),
  ...of('registrant_decisions', 'ground reason heard decided_by'),
  ...of('registrant_grants', 'reason granted_by ended_by'),
  ...of('registrant_events', 'by_person by_staff'),
]
