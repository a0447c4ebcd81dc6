import { describe, expect, test } from 'vitest'
import { noticeKindsOf } from '#modules/messaging/delivery/domain/notice-kinds.ts'
import { langs } from '#platform/i18n/index.ts'
import { everyModule } from '#src/main.ts'

const kinds = Object.entries(noticeKindsOf({ modules: everyModule }))

describe('お知らせの種類', () => {
  test('どの種類も、なぜ届くかを3つの言葉で言う', () => {
    expect(kinds.length).toBeGreaterThan(40)
    for (const [name, { purpose }] of kinds) {
      for (const lang of langs) expect(purpose(lang).length, name).toBeGreaterThan(5)
      expect(purpose('en'), name).toMatch(/^[ -~]+$/)
    }
  })

  test('夜に起こしてよいのは、待つと困る種類だけである', () => {
    const urgent = kinds.flatMap(([name, { urgency }]) => (urgency === 'urgent' ? [name] : []))
    expect(urgent.toSorted()).toEqual([
      'auth.mail-added',
      'auth.passkey-added',
      'auth.passkey-refused',
      'auth.passkey-removed',
      'auth.recovery-issued',
      'auth.recovery-used',
      'auth.unusual-attempts',
      'messaging.line-linked',
      'messaging.line-moved',
      'procedures.acting-changed',
      'procedures.appointment-cancelled',
      'reservations.closure-called-off',
      'reservations.closure-moved',
      'reservations.closure-offer',
      'reservations.closure-revoked',
    ])
  })
})
