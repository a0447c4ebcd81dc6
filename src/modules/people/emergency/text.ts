import type { EmergencyCause } from './store.ts'

export const emergencyTexts = {
  menu: '緊急閲覧',
  title: '緊急閲覧',
  lede: '担当でない人の記録を、緊急のときに一人分だけ、60分だけ開きます。開くとすぐに、管理職の一覧に出ます。理由は本人にも説明できるものを書いてください。',
  number: '宛名番号',
  cause: '緊急の理由',
  purpose: '目的',
  purposeHint: '何が起きていて、何を知る必要があるか。管理職が読みます',
  open: '60分だけ開く',
  unknown: 'その宛名番号の人はいません',
  number10: '宛名番号を10桁の数字で入れてください',
  list: '開かれた記録',
  listNote: '開いた人とは別の管理職が、目的を読んで確かめます。',
  nothing: '緊急閲覧はありません。',
  columns: ['開いた日時', '開いた人', '理由', '目的', '確認'],
  acknowledge: '確かめた',
  waits: '確認待ち',
}

export const causeLabels: Record<EmergencyCause, string> = {
  life: '人の生命・身体に危険がある',
  system: 'システムの障害への対応',
}
