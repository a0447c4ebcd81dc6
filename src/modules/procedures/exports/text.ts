import type { ExportFormat } from './formats.ts'
import type { Export, ExportProblem } from './store/exports.ts'

// Staff screens are Japanese only.
export const exportTexts = {
  title: '書き出し',
  lede: '係の申請を、一つの手続ごとにファイルに書き出します。ファイルには多くの人の情報が入ります。要る分だけを書き出し、用が済んだら消してください。',
  rules: [
    'ファイルを受け取れるのは、頼んだ本人だけです。24時間で消えます。',
    '書き出した人と理由は残り、載った人の「記録を見た人の一覧」にも出ます。',
    '要確認の人の申請は、受付番号と状態だけが載ります。',
    '口座の番号と届いた書類は載りません。答えのなかった問いは空欄です。',
  ],
  make: '新しく書き出す',
  toQueue: '受付箱で条件を決める',
  otherConditions: (words: string) => `受付箱の条件：${words}`,
  procedure: '手続',
  chooseProcedure: '選んでください',
  states: '状態',
  format: 'ファイルの形',
  formats: {
    xlsx: 'Excel（.xlsx）',
    'csv-utf-8': 'CSV（UTF-8）',
    'csv-shift-jis': 'CSV（Shift_JIS）',
  } satisfies Record<ExportFormat, string>,
  formatHints: {
    xlsx: '字がそのまま残ります。繰り返しの答え（子、犬など）は、別のシートになります。',
    'csv-utf-8': '字がそのまま残ります。繰り返しの答えがあれば、別のCSVと一緒にzipにまとめます。',
    'csv-shift-jis': '古いシステム向け。𠮷など、この形にない字は〓になり、どの字かをあとで示します。',
  } satisfies Record<ExportFormat, string>,
  eras: '日付に和暦の列を添える',
  reason: '書き出す理由',
  reasonHint: '何に使うかを書きます。人の名前は書かないでください。例：児童手当の現況の集計',
  ask: '書き出す',
  problems: {
    too_many_waiting: '頼んだ書き出しがまだ三つ終わっていません。終わってから頼んでください。',
    procedure: '手続を選んでください。',
  },
  list: '頼んだもの',
  none: 'まだ何も書き出していません。',
  columns: { what: '手続', asked: '頼んだ日時', format: '形', state: '状態' },
  state: {
    asked: '順番を待っています',
    making: '書き出しています',
    ready: 'できました',
    failed: 'できませんでした',
    gone: '消えました',
  } satisfies Record<Export['state'], string>,
  failures: {
    no_rights: '書き出す権限がなくなったため、作りませんでした。',
    too_many:
      '申請が多すぎます（100,000件まで。繰り返しの答えは1,000,000行まで）。条件を足して、分けて書き出してください。',
    marked_since:
      '作ったあとで要確認になった人が載っているため、このファイルは渡せません。もう一度書き出してください。',
  } satisfies Record<ExportProblem, string>,
  progress: (done: number, total: number) => `${done.toLocaleString('ja')}件／${total.toLocaleString('ja')}件`,
  wait: 'この画面は5秒ごとに新しくなります。閉じても、書き出しは続きます。',
  fetch: 'ファイルを受け取る',
  until: (moment: string) => `${moment}まで受け取れます`,
  gone: '24時間が過ぎたので、ファイルは消えました。',
  facts: {
    cases: '申請',
    count: (count: number) => `${count.toLocaleString('ja')}件`,
    withheld: '受付番号と状態だけのもの（要確認）',
    size: '大きさ',
    bytes: (size: number) => `${Math.max(1, Math.round(size / 1000)).toLocaleString('ja')}キロバイト`,
    reason: '理由',
    format: '形',
    asked: '頼んだ日時',
  },
  misfits: (cases: number, characters: string) =>
    `Shift_JISにない字が${cases.toLocaleString('ja')}件にあり、〓にしました：${characters}。字を残すには、ExcelかCSV（UTF-8）で書き出してください。`,
  cases: '申請',
  withheldNote: '要確認（住民基本台帳の係に尋ねる）',
} as const
