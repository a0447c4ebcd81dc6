/** Who was told and who was not, in numbers. */
export const outcome = {
  caption: '方法ごとの人数',
  what: '人数',
  total: '合計',
  hidden: '表示しません',
  note: (least: number) =>
    `1人から${least - 1}人までの数は、だれのことか分かるおそれがあるので表示しません。引き算でその数が分かるところも表示しません。二つの方法で送った人は、それぞれに数えています。`,
  lines: { sent: '送った人', waiting: '待っている人', failed: '届かなかった人', unknown: '届いたか分からない人' },
  leftOut: (reason: string) => `送らなかった人：${reason}`,
  reasonNames: {
    left: '転出した、または亡くなった',
    'contact-ended': '連絡先がなくなった',
    blocked: 'LINEでブロックしている',
    protected: '支援措置を受けている',
    'opted-out': 'お知らせを止めている',
    unchosen: '分野をやめた',
    digest: 'まとめて読むことを選んでいる',
    cap: '通数の上限を超えた（まとめて知らせる）',
    expired: '送れる時間までに期限が来た',
    'not-told': '訂正する配信が届いていない',
  },
  otherReason: '取り下げなど、そのほか',
} as const
