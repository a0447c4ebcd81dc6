import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nerimaPrices, residenceCertificate } from '../../fixtures.ts'
import { feeFor } from './fee.ts'

const fee = (answers: Record<string, string | number>) =>
  feeFor(residenceCertificate, { answers, facts: new Set() }, nerimaPrices)

describe('手数料', () => {
  test('窓口で受け取る1通は300円', () => {
    expect(fee({ copies: 1, delivery: 'counter' }).total).toBe(300)
  })

  test('郵送すると、通数によらず郵送料が1回だけ加わる', () => {
    expect(fee({ copies: 3, delivery: 'post' }).lines.map((line) => line.amount)).toEqual([900, 110])
  })

  test('合計はいつも明細の和で、負にならない', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.constantFrom('post', 'counter'), (copies, delivery) => {
        const { lines, total } = fee({ copies, delivery })
        expect(total).toBe(lines.reduce((sum, line) => sum + line.unit * line.count, 0))
        expect(total).toBeGreaterThanOrEqual(300)
      }),
    )
  })
})
