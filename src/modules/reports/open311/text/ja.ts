import { page } from './page-ja.ts'

export const ja = {
  page,
  duplicate: (root: string) => `同じことの知らせ（${root}）にまとめました。続きはそちらで分かります。`,
  receipt: {
    danger: (phone: string) =>
      `けがのおそれがあるときは、すぐに電話してください（${phone}、命に関わるときは110・119）。`,
    due: (day: string) => `${day}までに、どうするかを答えます。`,
    thanks: '知らせてくださり、ありがとうございます。',
    public: '文と写真は、{{office}}が確かめてから公開します。',
  },
}
