import { type MandateState, sayMandateEnd, sayUnusable } from '#modules/people/index.ts'

// Staff screens are Japanese only.

/** 代理権 at the counter and beside the decision. */
export const mandateText = {
  title: '代理人',
  open: '代理権の記録を開く',
  which: '登録された代理人',
  choose: '登録された代理人ではない（委任状などを見る）',
  needed: '登録された代理人を選ぶか、委任状を見たことに印を付けてください。どちらもなければ受け付けられません。',
  unknown: 'この人の代理人を選んでください。',
  fell: '届いた日には、代理権がありませんでした。読み合わせはできません。代理権を確かめ直して、打ち直してください。',
  fellLater: '届いた日には、代理権がありませんでした。本人か、いまの代理人に確かめてください。',
  // 根拠: 民法 第99条、第111条、行政手続法 第7条
  since: (name: string, ended: string) =>
    `${name}の代理権は${ended}。終わる前に届いた申請は、そのまま有効です（民法 第99条・第111条、行政手続法 第7条）。これからの連絡と決定は、本人かいまの代理人に向けてください。`,
} as const

/** Why a mandate cannot be chosen, and what to do. */
export const sayProblem = (problem: 'unknown' | { name: string; state: MandateState }): string =>
  problem === 'unknown' ? mandateText.unknown : (sayUnusable(problem.name, problem.state) ?? mandateText.unknown)

/** What somebody who decides has to know of a mandate that stood on the day of arrival and does not any more. */
export const sayEndedSince = (name: string, now: MandateState): string | undefined =>
  now.state === 'ended' ? mandateText.since(name, sayMandateEnd(now)) : undefined
