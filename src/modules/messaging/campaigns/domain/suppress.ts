/** Counts of people by row and column; `undefined` in the result: not shown. */
export type SuppressedTable = {
  cells: (number | undefined)[][]
  rowTotals: (number | undefined)[]
  columnTotals: (number | undefined)[]
  total: number | undefined
}

type Place = { row: number; column: number }

/**
 * Hides each count from 1 to `least` - 1, and as many others as are needed so that no hidden one follows from what is shown:
 * totals are a further row and column, and a hidden count stays free when a ring of hidden counts leads through it, along
 * which people could be moved without a shown count changing. Whoever reads it may know that what is hidden is at least 1.
 */
export function suppress(counts: readonly (readonly number[])[], least: number): SuppressedTable {
  const full = withTotals(counts)
  const hidden = full.map((row) => row.map((value) => value > 0 && value < least))
  for (;;) {
    const open = placesOf(hidden).find((place) => !isFree(full, hidden, place))
    if (!open) break
    for (const { row, column } of cheapestRing(full, hidden, open)) {
      const line = hidden[row]
      if (line) line[column] = true
    }
  }
  const shown = full.map((row, r) => row.map((value, c) => (hidden[r]?.[c] ? undefined : value)))
  const last = shown.pop() ?? []
  return {
    cells: shown.map((row) => row.slice(0, -1)),
    rowTotals: shown.map((row) => row.at(-1)),
    columnTotals: last.slice(0, -1),
    total: last.at(-1),
  }
}

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)])
  const width = rows[0]?.length ?? 1
  return [...rows, Array.from({ length: width }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))]
}

const placesOf = (hidden: readonly (readonly boolean[])[]): Place[] =>
  hidden.flatMap((row, r) => row.flatMap((is, c) => (is ? [{ row: r, column: c }] : [])))

/** Whether another count could stand here. */
function isFree(full: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], place: Place): boolean {
  return ([1, -1] as const).some((change) => mayChange(full, place, change) && ringExists(full, hidden, place, change))
}

/**
 * Each line sums to nought when a total counts against what it sums, so a change travels from a row to a column and on from
 * the column to another row with the other sign. Searches the way back to where it began.
 */
function ringExists(
  full: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  from: Place,
  change: 1 | -1,
): boolean {
  const sign = change * signOf(full, from)
  const reached = { rows: new Set<number>(), columns: new Set([from.column]) }
  const waiting: { line: 'row' | 'column'; at: number }[] = [{ line: 'column', at: from.column }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { line, at } = next
    for (const place of placesOf(hidden)) {
      if ((line === 'column' ? place.column : place.row) !== at) continue
      if (place.row === from.row && place.column === from.column) continue
      const wanted = line === 'column' ? -sign : sign
      if (!mayChange(full, place, (wanted * signOf(full, place)) as 1 | -1)) continue
      if (line === 'column' && place.row === from.row) return true
      const [other, known] = line === 'column' ? [place.row, reached.rows] : [place.column, reached.columns]
      if (known.has(other)) continue
      known.add(other)
      waiting.push({ line: line === 'column' ? 'row' : 'column', at: other })
    }
  }
  return false
}

/** -1 for the total of one line, 1 for a count and for the total of all. */
const signOf = (full: readonly (readonly number[])[], { row, column }: Place): 1 | -1 =>
  (row === full.length - 1) === (column === (full[0]?.length ?? 0) - 1) ? 1 : -1

const mayChange = (full: readonly (readonly number[])[], { row, column }: Place, change: 1 | -1): boolean =>
  change === 1 || (full[row]?.[column] ?? 0) >= 2

/** The ring of four through this place that hides the fewest people; a nought is never hidden. */
function cheapestRing(
  full: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  place: Place,
): Place[] {
  const value = (row: number, column: number) => full[row]?.[column] ?? 0
  const cost = (row: number, column: number) => (hidden[row]?.[column] ? 0 : value(row, column))
  const rings = full.flatMap((line, row) =>
    line.flatMap((_, column) => {
      if (row === place.row || column === place.column) return []
      const corners = [
        { row: place.row, column },
        { row, column: place.column },
        { row, column },
      ]
      if (corners.some((corner) => value(corner.row, corner.column) === 0)) return []
      const all = hidden.map((mask, r) =>
        mask.map((is, c) => is || corners.some((corner) => corner.row === r && corner.column === c)),
      )
      if (!isFree(full, all, place)) return []
      return [{ corners, cost: corners.reduce((sum, corner) => sum + cost(corner.row, corner.column), 0) }]
    }),
  )
  const [best] = rings.toSorted((one, other) => one.cost - other.cost)
  if (!best) throw new Error('no ring of hidden counts')
  return best.corners
}
