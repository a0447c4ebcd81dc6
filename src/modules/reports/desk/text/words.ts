import type { Owner } from '../../ground/index.ts'
import type { Channel, Publication, ReportState, StepBy, StepKind } from '../../record/index.ts'

export const stateWords: Readonly<Record<ReportState, string>> = {
  received: '受け付けた',
  reopened: '再び開いた',
  investigating: '調べている',
  planned: '直す予定',
  scheduled: '日が決まった',
  in_progress: '直している',
  handed_over: '引き渡した',
  waiting_reporter: '返事待ち',
  fixed: '直した',
  fixed_by_others: '直っていた',
  thanked: 'お礼を伝えた',
  no_action: '対応しない',
  not_responsible: '管理の外',
  out_of_scope: '対象外',
  referred: '担当へ伝えた',
  duplicate: 'まとめた',
  cancelled: '取り下げ',
}

export const publicationWords: Readonly<Record<Publication, string>> = {
  unconfirmed: '確認前（公開していない）',
  public: '公開',
  partial: '一部公開（種類・場所・状態だけ）',
  private: '非公開（知らせた方だけ）',
  hidden: '隠した',
}

export const ownerWords: Readonly<Record<Owner, string>> = {
  ward: '区道',
  metropolis: '都道',
  national: '国道',
  private: '私道・私有地',
  park: '公園',
  sewer: '下水道',
  police: '信号・標識（警察）',
  power: '電柱・電線',
  river: '河川',
  'collection-point': '集積所',
  unknown: '分からない',
}

export const channelWords: Readonly<Record<Channel, string>> = {
  web: 'ウェブ',
  line: 'LINE',
  api: '他のシステム',
  phone: '電話',
  counter: '窓口',
  crew: '現場',
}

export const stepWords: Readonly<Record<StepKind, string>> = {
  filed: '受け付け',
  moved: '状態',
  answered: '答え',
  noted: '内部の記録',
  routed: '行き先',
  assigned: '担当',
  published: '公開の扱い',
  merged: 'まとめ',
  unmerged: 'まとめを外した',
  confirmed: '直ったことの確認',
  reopened: '直っていないという知らせ',
  corrected: '公開する文の直し',
  pictured: '写真',
}

export const byWords: Readonly<Record<StepBy['kind'], string>> = {
  reporter: '知らせた方',
  resident: '見守る方',
  staff: '職員',
  crew: '作業班',
  body: '関係機関',
  system: '自動',
}
