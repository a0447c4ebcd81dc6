import type { DataField } from '#platform/module/index.ts'

const told = {
  holder: 'head',
  purpose: '申請の状態が変わったことを、係のシステムに知らせる',
  legalGround: '個人情報の保護に関する法律 第69条（知らせるのは番号と状態だけ。要確認）',
  zone: 'internet',
  confidentiality: '2',
  retention: '送った記録は30日。送り先は、使わなくなるまで（要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

/** Of the residents only which request; the rest says who keeps the address. */
export const dataMap: readonly DataField[] = [
  { ...told, table: 'procedures.webhooks', column: 'made_by' },
  { ...told, table: 'procedures.webhooks', column: 'made_by_person' },
  { ...told, table: 'procedures.webhook_deliveries', column: 'application_id' },
]
