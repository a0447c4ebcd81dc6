import type { HoldGround } from './domain/hold.ts'
import type { Disposal } from './store/disposals.ts'

// Staff screens are Japanese only.
export const retentionTexts = {
  disposals: {
    title: '廃棄予定',
    lede: '保存年限の過ぎた申請です。確認すると、答え・届いた書類・通知書・メモが消え、元に戻せません。残るのは、この表の数と、番号だけの記録です。お金の記録は、会計の保存年限まで残ります。',
    planned: '確認を待つもの',
    plannedNone: '保存年限の過ぎた申請はありません。毎日数え直します。',
    past: '確認したもの',
    columns: {
      procedure: '手続',
      office: '課・係',
      year: '終わった年度',
      years: '保存年限',
      planned: '廃棄する',
      held: '止めている',
      act: '操作',
      state: '状態',
      cases: '廃棄した',
      files: '書類',
      documents: '通知書',
      confirmed: '確認した日時',
    },
    year: (year: number) => `${year}年度`,
    years: (years: number) => `${years}年`,
    count: (count: number) => `${count.toLocaleString('ja')}件`,
    confirm: '確認して廃棄する',
    confirmOf: (title: string, year: number) => `${title}（${year}年度）を確認して廃棄する`,
    countedOn: (day: string) => `${day}に数えました。確認のあとで止めたものは廃棄しません。`,
    states: { planned: '確認待ち', confirmed: '廃棄しています', done: '廃棄しました' } satisfies Record<
      Disposal['state'],
      string
    >,
  },
  holds: {
    title: '廃棄を止めている申請',
    lede: '訴訟・審査請求・監査・開示請求のあいだは、保存年限が過ぎても廃棄しません。済んだら外してください。',
    none: '止めている申請はありません。',
    put: '廃棄を止める',
    number: '受付番号',
    ground: '理由の種類',
    grounds: {
      litigation: '訴訟',
      appeal: '審査請求',
      audit: '監査・会計検査',
      disclosure: '開示請求',
    } satisfies Record<HoldGround, string>,
    reason: '事件の番号など',
    reasonHint: 'あとから見る人に分かるように。例：令和8年（行ウ）第12号',
    columns: {
      number: '受付番号',
      ground: '理由',
      reason: '事件の番号など',
      by: '止めた人',
      at: '止めた日時',
      act: '操作',
    },
    lift: '外す',
    liftOf: (number: string) => `受付番号${number}の廃棄を止めるのを外す`,
    problems: {
      no_such_case: 'この受付番号の申請は、受け持つ課にありません。',
      held_already: 'この申請は、同じ理由でもう止めています。',
    },
  },
} as const
