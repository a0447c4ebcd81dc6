import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextStep, retryHours } from './next-step.ts'

const standing = (hours: number, isAmbiguous = false) => ({
  attempts: 3,
  isAmbiguous,
  elapsed: Temporal.Duration.from({ seconds: Math.round(hours * 3600) }),
})

describe('送ったあとの次の一歩', () => {
  test('返事がないまま23時間たったら、二度と送らず、人に任せる', () => {
    expect(nextStep(standing(22.999), { kind: 'no-answer', reason: 'timeout' })).toEqual({
      state: 'unknown',
      reason: 'no-answer',
    })
  })

  test('一度でも返事がなければ、あとで断られなくても「不明」のまま', () => {
    expect(nextStep(standing(23, true), { kind: 'not-now', reason: 'rate-limit' })).toMatchObject({ state: 'unknown' })
  })

  test('確かに届いていないまま時間が過ぎたら、失敗とする', () => {
    expect(nextStep(standing(23), { kind: 'not-now', reason: 'unreachable' })).toEqual({
      state: 'permanent-failure',
      reason: 'gave-up',
    })
  })

  test('再送はいつも、鍵が生きているうちに始まる', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.boolean(),
        fc.nat(40 * 3600),
        fc.constantFrom('not-now' as const, 'no-answer' as const),
        (attempts, isAmbiguous, seconds, kind) => {
          const elapsed = Temporal.Duration.from({ seconds })
          const step = nextStep({ attempts, isAmbiguous, elapsed }, { kind, reason: 'x' })
          if (step.state !== 'temporary-failure') return
          expect(seconds + step.retryAfterSeconds).toBeLessThan(retryHours * 3600)
        },
      ),
    )
  })
})
