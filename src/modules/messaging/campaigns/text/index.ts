import { approval } from './approval.ts'
import { course } from './course.ts'
import { emergency } from './emergency.ts'
import { form } from './form.ts'
import { outcome } from './outcome.ts'
import { progress } from './progress.ts'
import { results } from './results.ts'
import { tests } from './tests.ts'

/** Words of the staff's pages, which are Japanese, and those few of a campaign's own that residents read. */
export const campaignTexts = {
  title: '一斉配信',
  awaits: '一斉配信の承認',
  number: (serial: number) => `第${serial}号`,
  permissions: {
    write: '一斉配信を書き、出し、取り下げる',
    approve: '一斉配信を承認する',
    brake: '流れている一斉配信を止める・再開する',
  },
  channels: { line: 'LINE', push: 'ウェブ通知', mail: 'メール', letter: '手紙' },
  languages: { ja: '日本語', easy: 'やさしい日本語', en: 'English' },
  urgencies: { ordinary: '通常', emergency: '緊急' },
  states: {
    draft: '下書き',
    submitted: '承認待ち',
    approved: '承認済み（送る日時を待っています）',
    sending: '送っています',
    braked: '止めています',
    done: '送り終わりました',
    expired: '期限が過ぎて終わりました',
    withdrawn: '取り下げました',
  },
  list: {
    lede: '多くの人に送るお知らせです。書いた人とは別の人が承認すると、送る日時に出ていきます。',
    new: '新しく書く',
    emergency: '緊急の文をすぐ出す',
    tests: '試し送りの宛先',
    results: '対象ごとの結果',
    filter: '状態で絞る',
    every: 'すべて',
    show: '表示する',
    columns: { title: '件名', state: '状態', urgency: '種類', sendAt: '送る日時', people: '対象' },
    people: (count: string) => `${count}人`,
    empty: 'この状態の一斉配信はありません',
    correction: '訂正',
  },
  problems: {
    'moved-on': 'ほかの人が先に進めました。いまの状態を確かめてから、もう一度してください。',
    segment: '対象の期限が過ぎたか、まだ承認されていません。下書きに戻して、対象を選び直してください。',
  },
  ...{ form, approval, course, outcome, progress, results, tests, emergencyForm: emergency },
} as const
