import type { DataField } from '#platform/module/index.ts'

/** What a person owes and for what; who it is stands in the application. */
export const dataMap: readonly DataField[] = ['lines', 'total', 'asked_by', 'handed_by', 'cancelled_by'].map(
  (column) => ({
    table: 'procedures.charges',
    column,
    holder: 'head',
    purpose: '費用（写し、再交付、あとで決まる手数料）を請求し、払われてから渡すか、決定する',
    legalGround: '地方自治法 第227条、第231条',
    zone: 'internet',
    confidentiality: '3A',
    retention: '完結の翌年度から5年（会計の書類。要確認）',
  }),
)
