import { assert, array, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suppress } from './suppress.ts'

describe('小さな数を見せない', () => {
  test('10人未満の数は出さず、0人と10人以上は出す', () => {
    const { cells, total } = suppress([[40, 12, 0]], 10)
    expect(cells).toEqual([[40, 12, 0]])
    expect(total).toBe(52)
  })

  test('合計から引いて分かるときは、ほかの数も出さない', () => {
    const { cells, rowTotals, columnTotals } = suppress([[300, 4]], 10)
    const unknown = [...cells.flat(), ...rowTotals, ...columnTotals].filter((value) => value === undefined)
    expect(cells[0]?.[1]).toBeUndefined()
    expect(columnTotals[1]).toBeUndefined()
    expect(unknown.length).toBeGreaterThan(2)
  })

  test('どちらも1人の2つの数は、足すと2人と分かっても1人ずつとは言えない', () => {
    const table = suppress(
      [
        [1, 1],
        [50, 60],
      ],
      10,
    )
    expect(
      alternatives(
        [
          [1, 1],
          [50, 60],
        ],
        table,
        { row: 0, column: 0 },
      ),
    ).toBe(true)
  })

  test('どんな表でも、隠した数は、見えている数と合計の引き算では決まらない', () => {
    const count = integer({ min: 0, max: 24 })
    assert(
      property(array(array(count, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 }), (counts) => {
        const table = suppress(counts, 10)
        counts.forEach((row, r) =>
          row.forEach((value, c) => {
            const shown = table.cells[r]?.[c]
            if (shown === undefined) expect(alternatives(counts, table, { row: r, column: c })).toBe(true)
            else expect(shown === 0 || shown >= 10).toBe(true)
            if (shown !== undefined) expect(shown).toBe(value)
          }),
        )
      }),
      { numRuns: 150 },
    )
  })
})

/** Tries every table that differs by at most one in each count: is there one that looks the same and has another number here? */
function alternatives(
  counts: readonly (readonly number[])[],
  table: ReturnType<typeof suppress>,
  at: { row: number; column: number },
): boolean {
  const hidden = counts.flatMap((row, r) =>
    row.flatMap((_, c) => (table.cells[r]?.[c] === undefined ? [{ r, c }] : [])),
  )
  const moves = hidden.map(() => 0)
  const looksTheSame = () => {
    const other = counts.map((row) => [...row])
    hidden.forEach(({ r, c }, position) => {
      const line = other[r]
      if (line) line[c] = (line[c] ?? 0) + (moves[position] ?? 0)
    })
    if (other[at.row]?.[at.column] === counts[at.row]?.[at.column]) return false
    if (hidden.some(({ r, c }) => (other[r]?.[c] ?? 0) < 1)) return false
    const sum = (values: readonly number[]) => values.reduce((one, two) => one + two, 0)
    const rows = other.map(sum)
    const columns = other[0]?.map((_, c) => sum(other.map((row) => row[c] ?? 0))) ?? []
    const agrees = (shown: number | undefined, value: number) => (shown === undefined ? value >= 1 : shown === value)
    return (
      rows.every((value, r) => agrees(table.rowTotals[r], value)) &&
      columns.every((value, c) => agrees(table.columnTotals[c], value)) &&
      agrees(table.total, sum(rows))
    )
  }
  const tryFrom = (position: number): boolean => {
    if (position === hidden.length) return looksTheSame()
    return [0, 1, -1].some((move) => {
      moves[position] = move
      return tryFrom(position + 1)
    })
  }
  return tryFrom(0)
}
