import { describe, expect, it } from 'vitest'
import { createBank } from './bank.ts'

const at = Temporal.Instant.from('2026-12-15T01:00:00Z')
const record = (text: string) => text.padEnd(120, ' ')
const transfer = (number: string, amount: number) =>
  record(
    `20001${' '.repeat(15)}012${' '.repeat(15)}00001${number}${'SATO'.padEnd(30)}${String(amount).padStart(10, '0')}0${'1'.padStart(10, '0')}${'0'.repeat(10)}7`,
  )
const file = (transfers: readonly (readonly [string, number])[], total?: number) => {
  const sum = total ?? transfers.reduce((all, [, amount]) => all + amount, 0)
  return Buffer.from(
    [
      record(`1210${'1'.repeat(10)}${'NERIMA'.padEnd(40)}1215`),
      ...transfers.map(([number, amount]) => transfer(number, amount)),
      record(`8${String(transfers.length).padStart(6, '0')}${String(sum).padStart(12, '0')}`),
      record('9'),
    ].join(''),
  )
}

describe('銀行のシミュレーター', () => {
  it('口座のある人の通帳に入り、口座なしと解約は結果のファイルで返る', () => {
    const bank = createBank()
    const received = bank.receive(
      file([
        ['1234567', 15_000],
        ['1234999', 5_000],
        ['1234888', 1],
      ]),
      at,
    )
    if ('refusal' in received) throw new Error(received.refusal)
    expect(received.transfers.map(({ result }) => result)).toEqual(['0', '1', '3'])
    expect([1, 2, 3].map((index) => received.answer.toString('latin1').charAt(index * 120 + 113))).toEqual([
      '0',
      '1',
      '3',
    ])
    expect(bank.passbooks().map(({ key, entries }) => [key, entries[0]?.amount])).toEqual([
      ['0001-012-1234567', 15_000],
    ])
  })

  it('同じファイルは二度受け付けない', () => {
    const bank = createBank()
    bank.receive(file([['1234567', 15_000]]), at)
    expect(bank.receive(file([['1234567', 15_000]]), at)).toMatchObject({ refusal: expect.stringContaining('同じ') })
    expect(bank.passbooks()[0]?.entries).toHaveLength(1)
  })

  it('合計が合わないファイルや、途中で切れたファイルは断る', () => {
    const bank = createBank()
    expect(bank.receive(file([['1234567', 15_000]], 1), at)).toMatchObject({ refusal: expect.stringContaining('合計') })
    expect(bank.receive(file([['1234567', 15_000]]).subarray(1), at)).toHaveProperty('refusal')
  })
})
