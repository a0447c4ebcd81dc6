import type { DataField } from '#platform/module/index.ts'

const request = {
  table: 'procedures.applications',
  holder: 'head',
  purpose: '証明書の申請を受け付け、審査し、発行する',
  legalGround: '住民基本台帳法 第12条',
  zone: 'internet',
  confidentiality: '3A',
  retention: '完結の翌年度から1年（文書管理規程。要確認）。下書きは最後の入力から30日',
} as const satisfies Omit<DataField, 'column'>

const columns = (field: Omit<DataField, 'column'>, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...field, column }))

const arrival = {
  ...request,
  purpose: '紙・窓口・電話・マイナポータルで届いたものを受け付ける',
  legalGround: '行政手続法 第7条、第37条',
}
const acting = {
  ...request,
  purpose: '本人の代わりに手続をする人が、届いた日に代理できることを確かめる',
  legalGround: '民法 第99条、第824条、第859条、住民基本台帳法 第12条第4項',
}
const handOver = {
  ...request,
  purpose: '決定した内容を標準準拠の基幹システムに入れ、入った内容を確かめる',
  legalGround: '地方公共団体情報システムの標準化に関する法律',
}

/** Every personal field of the module; the 個人情報ファイル簿 (個人情報の保護に関する法律 第75条) is made from it. */
export const dataMap: readonly DataField[] = [
  ...columns(request, 'applicant_person_id account_id receipt_number'),
  { ...request, table: 'procedures.answers', column: 'value', purpose: '何をどう発行するかを知る' },
  {
    ...request,
    table: 'procedures.practice_runs',
    column: 'answers',
    purpose: '練習のあいだ、入力したものを覚えておく（だれのものかは分からない）',
    legalGround: '練習（本人の同意）',
    retention: '練習の終わりまで。途中のものは1日',
  },
  { ...request, table: 'procedures.subjects', column: 'person_id', purpose: '載せてよい人を決め、ほかの人を載せない' },
  ...columns(
    { ...request, table: 'procedures.corrections', purpose: '足りないことを尋ね、答えを受ける' },
    'reason before file_id',
  ),
  {
    ...request,
    table: 'procedures.decisions',
    column: 'reason',
    purpose: '発行しない理由を示す',
    legalGround: '行政手続法 第8条',
  },
  {
    ...request,
    table: 'procedures.certificate_subjects',
    column: 'person_id',
    purpose: 'だれの証明書を発行したかを残す',
  },
  ...columns({ ...arrival, table: 'procedures.receptions' }, 'identity identity_papers brought_by note'),
  ...columns({ ...acting, table: 'procedures.mandates' }, 'person_id representative kind procedure evidence ended_by'),
  ...columns({ ...arrival, table: 'procedures.mistaken_people' }, 'right_person_id reason'),
  ...columns({ ...arrival, table: 'procedures.portal_items' }, 'portal_number received person_id'),
  ...columns({ ...handOver, table: 'procedures.core_entries' }, 'handed held'),
  { ...handOver, table: 'procedures.core_extras', column: 'receipt_number' },
]
