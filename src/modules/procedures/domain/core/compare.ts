export type Difference = { item: string; handed: string; held: string }

/** Item by item, what was handed over and what the core system holds. */
export const differencesOf = (
  items: readonly string[],
  handed: readonly string[],
  held: readonly string[],
): Difference[] =>
  items.flatMap((item, place) => {
    const [ours, theirs] = [handed[place] ?? '', held[place] ?? '']
    return ours === theirs ? [] : [{ item, handed: ours, held: theirs }]
  })

export type Standing = 'waiting' | 'handed-over' | 'missing' | 'differs' | 'same' | 'done'

type Entry = {
  handed: readonly string[] | null
  held: readonly string[] | null
  /** A result file of its batch has been read. */
  hasResult: boolean
  isChecked: boolean
}

/** Where an entry stands between here and there. */
export function standingOf({ handed, held, hasResult, isChecked }: Entry): Standing {
  if (isChecked) return 'done'
  if (!handed) return 'waiting'
  if (!held) return hasResult ? 'missing' : 'handed-over'
  const isSame = handed.length === held.length && handed.every((value, place) => value === held[place])
  return isSame ? 'same' : 'differs'
}
