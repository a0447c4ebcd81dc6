import { page } from './page-easy.ts'

export const easy = {
  page,
  duplicate: (root: string) => `同《おな》じ ことの レポート（${root}）と いっしょに しました。`,
  receipt: {
    danger: (phone: string) => `あぶないときは、すぐに 電話《でんわ》して ください（${phone}、110、119）。`,
    due: (day: string) => `${day}までに 答《こた》えます。`,
    thanks: '教《おし》えて くれて、ありがとうございます。',
    public: '書《か》いた ことと 写真《しゃしん》は、{{office}}が 見《み》てから、みんなに 見《み》せます。',
  },
}
