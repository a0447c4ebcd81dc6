import type { DataField } from '#platform/module/index.ts'

const common = {
  table: 'reports.subscriptions',
  holder: 'head',
  purpose: '選んだ場所と種類の新しいレポートを本人に知らせる',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
  retention: '本人がやめるまで',
} as const satisfies Omit<DataField, 'column'>

/** Who wants to hear of which places. */
export const dataMap: readonly DataField[] = ['person_id', 'label', 'town', 'center'].map((column) => ({
  ...common,
  column,
}))
