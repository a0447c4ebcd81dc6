import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条、第69条',
  zone: 'internet',
  confidentiality: '2',
} as const

const draft = {
  ...shared,
  table: 'reports.drafts',
  purpose: '書きかけのレポートを、書いている人のブラウザのために取っておく',
  retention: '最後に書いてから1日。送ったものは中身を消し、30日',
} as const

/** What is being written, and as whom somebody outside the register reports. */
export const dataMap: readonly DataField[] = [
  ...['browser', 'sealed', 'photo_ids'].map((column): DataField => ({ ...draft, column })),
  ...['account_id', 'person_id'].map(
    (column): DataField => ({
      ...shared,
      table: 'reports.reporters',
      column,
      purpose: '住民登録と結び付かない方が知らせたレポートを、その方に見せ、答える',
      retention: '知らせたもの、見守るもの、頼んだお知らせがどれもなくなってから、60日のうちに消す（要確認）',
    }),
  ),
]
