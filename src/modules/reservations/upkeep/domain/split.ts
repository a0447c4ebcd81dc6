/** Days from `from` until the day before `until`; null: without an end on that side. ISO texts, which sort as days do. */
export type Window = { from: string | null; until: string | null }

/** What is left of `stands` outside of `taken`, in the order of the days. */
export function outside(stands: Window, taken: Window): Window[] {
  const pieces: Window[] = [
    { from: stands.from, until: earlier(stands.until, taken.from) },
    { from: later(stands.from, taken.until), until: stands.until },
  ]
  const [before, after] = pieces
  return [
    ...(before && taken.from !== null && hasDays(before) ? [before] : []),
    ...(after && taken.until !== null && hasDays(after) ? [after] : []),
  ]
}

/** What both have in common; `undefined`: nothing. */
export function common(one: Window, other: Window): Window | undefined {
  const found = { from: later(one.from, other.from), until: earlier(one.until, other.until) }
  return hasDays(found) ? found : undefined
}

const hasDays = ({ from, until }: Window): boolean => from === null || until === null || from < until

function earlier(one: string | null, other: string | null): string | null {
  if (one === null) return other
  if (other === null) return one
  return one < other ? one : other
}
function later(one: string | null, other: string | null): string | null {
  if (one === null) return other
  if (other === null) return one
  return one > other ? one : other
}

export type DatedRow = Window & { days: readonly number[] }

/**
 * What becomes of times that stand when others take their place on some kinds of days from a day on: the pieces of the
 * old ones that go on, the first of them being the row itself shortened. None: it never comes to be.
 */
export function splitRow(row: DatedRow, change: Window & { days: readonly number[] }): DatedRow[] {
  const both = common(row, change)
  const meets = row.days.some((day) => change.days.includes(day))
  if (!both || !meets) return [row]
  const rest = row.days.filter((day) => !change.days.includes(day))
  return [
    ...outside(row, change).map((piece) => ({ ...piece, days: row.days })),
    ...(rest.length > 0 ? [{ ...both, days: rest }] : []),
  ].toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}
