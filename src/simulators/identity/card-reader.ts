import { dayInWard } from '../site/dates.ts'
import type { Card } from '../world/people.ts'

export type ReadFailure =
  | { reason: 'malformed' }
  | { reason: 'wrong'; triesLeft: number }
  | { reason: 'locked' | 'expired' | 'revoked' }

export type ReadResult = { ok: true } | ({ ok: false } & ReadFailure)

/** Checks what people type, as the card's chip does: it counts wrong tries and locks itself. */
export type CardReader = {
  signIn(card: Card, pin: string): ReadResult
  signDocument(card: Card, password: string, now: Temporal.Instant): ReadResult
  isLocked(card: Card): boolean
  /** What the ward office's counter does with a locked card. */
  unlock(card: Card): void
}

// 根拠: 公的個人認証サービス: 利用者証明用は3回、署名用は5回の誤りでロックされる。
const tries = { pin: 3, password: 5 }

export const createCardReader = (): CardReader => {
  const wrongTries = new Map<string, number>()
  const check = (card: Card, kind: keyof typeof tries, isRight: boolean): ReadResult => {
    const key = `${kind} ${card.subject}`
    const wrong = wrongTries.get(key) ?? 0
    if (wrong >= tries[kind]) return { ok: false, reason: 'locked' }
    if (isRight) {
      wrongTries.delete(key)
      return { ok: true }
    }
    wrongTries.set(key, wrong + 1)
    const triesLeft = tries[kind] - wrong - 1
    return triesLeft > 0 ? { ok: false, reason: 'wrong', triesLeft } : { ok: false, reason: 'locked' }
  }
  return {
    signIn: (card, pin) => {
      if (!/^\d{4}$/.test(pin)) return { ok: false, reason: 'malformed' }
      const result = check(card, 'pin', pin === card.pin)
      return result.ok && card.isRevoked ? { ok: false, reason: 'revoked' } : result
    },
    signDocument: (card, password, now) => {
      if (!/^[A-Z0-9]{6,16}$/.test(password)) return { ok: false, reason: 'malformed' }
      const result = check(card, 'password', password === card.signingPassword)
      if (!result.ok) return result
      if (card.isRevoked) return { ok: false, reason: 'revoked' }
      const isExpired = Temporal.PlainDate.compare(dayInWard(now), card.certificateValidUntil) > 0
      return isExpired ? { ok: false, reason: 'expired' } : result
    },
    isLocked: (card) =>
      (wrongTries.get(`pin ${card.subject}`) ?? 0) >= tries.pin ||
      (wrongTries.get(`password ${card.subject}`) ?? 0) >= tries.password,
    unlock: (card) => {
      wrongTries.delete(`pin ${card.subject}`)
      wrongTries.delete(`password ${card.subject}`)
    },
  }
}
