import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  retention: '終わった日から5年（要確認）。そのあと、だれのものか分からなくする',
} as const

const resident = {
  ...shared,
  purpose: 'まちの不具合やよい行いの知らせを受け付け、直し、知らせた方に答える',
  confidentiality: '2',
} as const satisfies Omit<DataField, 'table' | 'column'>

const shown = {
  ...resident,
  confidentiality: '1',
  retention: '公開しているあいだ。公開していないものは、終わった日から5年（要確認）で消す',
} as const

const photo = {
  ...resident,
  retention: '終わった日から5年（要確認）。公開しているレポートの、隠すところを隠した写真だけが残り、元の写真は消す',
} as const

const staff = {
  ...shared,
  purpose: 'まちのレポートをだれが扱い、公開し、答えたかを確かめる',
  confidentiality: '2',
} as const satisfies Omit<DataField, 'table' | 'column'>

const rules = { ...staff, retention: 'まとめた記録、種類の広さ、募集があるあいだ（要確認）' } as const

const of = (common: Omit<DataField, 'table' | 'column'>, table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...common, table: `reports.${table}`, column }))

/** Who reported and followed, what they wrote and photographed, and the staff behind the answers. */
export const dataMap: readonly DataField[] = [
  ...of(resident, 'reports', 'reporter_person_id contact description place_text position attributes'),
  ...of(shown, 'reports', 'shown_title shown_text answer'),
  ...of(staff, 'reports', 'assigned_to'),
  ...of(resident, 'steps', 'by_person said note'),
  ...of(staff, 'steps', 'by_staff'),
  ...of(photo, 'photos', 'file_id'),
  ...of(staff, 'photos', 'added_by_staff looked_by'),
  ...of(resident, 'followers', 'person_id'),
  ...of(rules, 'merges', 'by_staff undone_by'),
  ...of(rules, 'categories', 'radius_changed_by'),
  ...of(rules, 'themes', 'created_by'),
]
