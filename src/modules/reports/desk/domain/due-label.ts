export type DueLabel = { text: string; state: 'late' | 'soon' | 'calm'; gone: number }

type Clocked = { filedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate | null; pausedOn: Temporal.PlainDate | null }

/** How the service clock reads on the board; `undefined` where there is none, as of good deeds. */
export function dueLabel({ filedOn, dueOn, pausedOn }: Clocked, today: Temporal.PlainDate): DueLabel | undefined {
  if (!dueOn) return undefined
  const on = pausedOn ?? today
  const left = on.until(dueOn, { largestUnit: 'day' }).days
  const span = Math.max(filedOn.until(dueOn, { largestUnit: 'day' }).days + 1, 1)
  const gone = Math.min(Math.max((span - left - 1) / span, 0), 1)
  if (pausedOn) return { text: `止まっている（残り${Math.max(left, 0)}日）`, state: 'calm', gone }
  if (left < 0) return { text: `超過 ${-left}日`, state: 'late', gone: 1 }
  if (left === 0) return { text: 'きょうまで', state: 'soon', gone: Math.max(gone, 0.75) }
  if (left === 1) return { text: 'あすまで', state: 'calm', gone }
  return { text: `${dueOn.month}/${dueOn.day}まで`, state: 'calm', gone }
}
