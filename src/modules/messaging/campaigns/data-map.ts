import type { DataField, PersonalFile } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '多くの人に送るお知らせを、だれが書き、だれが承認し、どう止めたかを残す',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
  retention: '終わった日の属する年度の終わりから3年（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string, more: Partial<typeof test> = {}): DataField[] =>
  columns.split(' ').map((column) => ({ ...shared, ...more, table: `messaging.${table}`, column }))

const test = { purpose: '職員が、送る前のお知らせを自分の連絡先で確かめる', retention: '外した日から1年' }

/** Members of staff only: whom a campaign reached stands with its intents and chunks. */
export const dataMap: readonly DataField[] = [
  ...of('campaigns', 'drafted_by submitted_by approved_by also_approved_by'),
  ...of('campaign_events', 'staff_id'),
  ...of('test_recipients', 'staff_id address', test),
  ...of('test_sends', 'recipient_id body', test),
]

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'campaign-records',
    name: '一斉配信記録ファイル',
    purpose: '多くの人に送るお知らせの起案、承認、停止を記録し、送る前に職員が確かめるため',
    scope: 'お知らせを書き、承認し、止めた職員、試し送りの宛先を登録した職員',
    source: '職員の入力',
    sensitive: 'no',
    people: 'fewer',
    tables: ['messaging.campaigns', 'messaging.campaign_events', 'messaging.test_recipients', 'messaging.test_sends'],
  },
]
