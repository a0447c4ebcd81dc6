import type { DataField } from '#platform/module/index.ts'

const request = {
  table: 'procedures.applications',
  holder: 'head',
  purpose: '申請・届出・申込・予約を受け付け、審査し、結果を渡す',
  legalGround: '手続の根拠になる法令（住民基本台帳法 第12条、児童手当法 第7条など。手続のページに示す）',
  zone: 'internet',
  confidentiality: '3A',
  retention: '完結の翌年度から、手続ごとの保存年限（文書管理規程。要確認）。下書きは最後の入力から30日',
} as const satisfies Omit<DataField, 'column'>

const columns = (field: Omit<DataField, 'column'>, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...field, column }))
const of =
  (file: Omit<DataField, 'column' | 'table'>) =>
  (table: string, names: string): DataField[] =>
    columns({ ...file, table: `procedures.${table}` }, names)

const requested = of(request)
const certified = of({
  ...request,
  purpose: 'だれの証明書を発行し、どう渡したかを残す',
  legalGround: '住民基本台帳法 第12条',
})
const decided = of({
  ...request,
  purpose: '処分を起案し、審査し、決定し、通知する',
  legalGround: '行政手続法 第5条から第8条まで、行政不服審査法 第82条',
})
const delivered = of({
  ...request,
  purpose: '通知書を届け、届いた日を残す',
  legalGround: '情報通信技術を活用した行政の推進等に関する法律 第7条、民法 第97条',
})
const arrived = of({
  ...request,
  purpose: '紙・窓口・電話・マイナポータルで届いたものを受け付ける',
  legalGround: '行政手続法 第7条、第37条',
})
const handedOver = of({
  ...request,
  purpose: '決定した内容を標準準拠の基幹システムに入れ、入った内容を確かめる',
  legalGround: '地方公共団体情報システムの標準化に関する法律',
})
const visited = of({ ...request, purpose: '来庁の時間を予約する' })
const tagged = of({
  ...request,
  purpose: 'だれに何番の鑑札を渡したかを残す',
  legalGround: '狂犬病予防法 第4条、第5条',
})

/** Every personal field of the module; the 個人情報ファイル簿 (個人情報の保護に関する法律 第75条) is made from it. */
export const dataMap: readonly DataField[] = [
  ...requested('applications', 'applicant_person_id account_id receipt_number outcome assignee_id'),
  ...columns(
    {
      ...request,
      purpose: '本人の代わりに手続をした人と、その根拠を残す',
      legalGround: '民法 第99条、第824条、第859条、住民基本台帳法 第26条',
    },
    'filer_person_id acting_as mandate_id',
  ),
  ...requested('answers', 'value'),
  ...columns(
    {
      ...request,
      table: 'procedures.typed_fields',
      purpose: '下書きに入力している途中のものを、続きから入力できるように覚えておく',
      retention: '答えになるか、申請するまで。下書きは最後の入力から30日',
    },
    'typed',
  ),
  ...requested('subjects', 'person_id'),
  ...requested('corrections', 'reason reasons draft before after file_id requested_by'),
  ...requested('assignments', 'staff_id'),
  ...requested('case_events', 'staff_id'),
  ...requested('closings', 'outcome reason by_staff_id'),
  ...columns(
    {
      ...request,
      table: 'procedures.practice_runs',
      purpose: '練習のあいだ、入力したものを覚えておく（だれのものかは分からない）',
      legalGround: '練習（本人の同意）',
      retention: '練習の終わりまで。途中のものは1日',
    },
    'answers',
  ),
  ...decided('decisions', 'outcome reason return_note proposed_by confirmed_by returned_by'),
  ...decided('acts', 'outcome reason conditions facts items letter drafted_by examined_by decided_by deputy_for'),
  ...decided('acts', 'seen_by effected_by document_number'),
  ...decided('act_steps', 'staff_id note'),
  ...delivered('deliveries', 'person_id recipient document_id arrived_at printed_by posted_by'),
  ...delivered('electronic_consents', 'person_id account_id procedure started_at ended_at'),
  ...delivered('letter_signatures', 'document_id'),
  ...delivered('returned_mail', 'application_id reason resolution_note entered_by resolved_by'),
  ...certified('certificates', 'document_number document_id made_by'),
  ...certified('outside_papers', 'number corrected_by reason'),
  ...certified('outside_numbers', 'number'),
  ...certified('certificate_subjects', 'person_id'),
  ...certified('dispatches', 'application_id printed_by done_by'),
  ...arrived('receptions', 'identity identity_papers brought_by note received_by typed_by checked_by'),
  ...arrived('mistaken_people', 'right_person_id reason proposed_by confirmed_by'),
  ...arrived('portal_items', 'portal_number received person_id linked_by'),
  ...handedOver('core_batches', 'made_by'),
  ...handedOver('core_entries', 'handed held entered_by checked_by'),
  ...handedOver('core_extras', 'receipt_number'),
  ...visited('appointments', 'application_id state ended_by'),
  ...visited('appointment_slots', 'closed_by'),
  ...tagged('tag_orders', 'application_id'),
  ...tagged('tags', 'serial received_by allotted_by handed_by'),
]
