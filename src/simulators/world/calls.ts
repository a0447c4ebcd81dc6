export type Part =
  | '認証アプリ'
  | '職員の認証'
  | '支払い'
  | 'LINE'
  | 'メール'
  | 'プッシュ通知'
  | '郵便'
  | 'マイナポータル'
  | '基幹システム'
  | '銀行'
  | '情報連携'
  | 'ほかの機関'
  | '時計'

/** One line of 「届いた順の記録」. Says what passed, never a secret or a person's words. */
export type Call = { at: Temporal.Instant; part: Part; text: string }

export type CallLog = { record(part: Part, text: string): void; newest(limit: number): readonly Call[] }

export const createCallLog = (now: () => Temporal.Instant, capacity = 500): CallLog => {
  const calls: Call[] = []
  return {
    record: (part, text) => {
      calls.unshift({ at: now(), part, text })
      calls.length = Math.min(calls.length, capacity)
    },
    newest: (limit) => calls.slice(0, limit),
  }
}
