import type { Act } from '../store/acts/acts.ts'

/** Lines of a case's course that speak of its payout; the newest says how it stands. */
export const payoutEvents = [
  'payout_requested',
  'payout_without_account',
  'payout_differs',
  'payout_paid',
  'payout_failed',
  'payout_returned',
  'payout_stopped',
  'payout_not_stopped',
] as const
export type PayoutEvent = (typeof payoutEvents)[number]

/** Whose turn it is: the person gives an account, the office asks again, or it goes its way. */
export type Turn = 'person' | 'desk' | 'nobody'

const turns: Record<PayoutEvent, Turn> = {
  payout_requested: 'nobody',
  payout_without_account: 'person',
  payout_differs: 'desk',
  payout_paid: 'nobody',
  payout_failed: 'person',
  payout_returned: 'desk',
  payout_stopped: 'nobody',
  payout_not_stopped: 'nobody',
}

export const turnAfter = (event: PayoutEvent | undefined): Turn => (event ? turns[event] : 'nobody')

/** Events after which somebody has to do something. */
export const eventsOfTurn = (turn: Turn): PayoutEvent[] => payoutEvents.filter((event) => turns[event] === turn)

/** Days that examination by the treasury and the bank's file take, when it is not paid on the usual day. */
const daysToPrepare = 10

export const soonestPayday = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ days: daysToPrepare })

/** Whether the letter says what the rule comes to: only then is the rule's amount paid without anybody asking for it. */
export const saysTheSame = (
  said: Readonly<Record<string, string>>,
  planned: Readonly<Record<string, string>>,
): boolean =>
  Object.entries(planned).every(([name, words]) => said[name] === undefined || bare(said[name]) === bare(words))

// 「20,000 円」 and 「２０，０００円」 are the same amount.
const bare = (words: string): string => words.normalize('NFKC').replaceAll(/[\s,]/g, '')

/** The grant that stands: notified and not revoked. A 撤回 works from then on only, what came before is still owed. */
export const grantIn = (acts: readonly Act[]): Act | undefined =>
  acts.find(
    ({ id, kind, state, outcome }) =>
      kind === 'decision' &&
      state === 'effected' &&
      outcome !== 'refuse' &&
      !acts.some((later) => later.changesId === id && later.kind === 'revocation' && later.state === 'effected'),
  )
