export type DueLabel = { text: string; state: 'late' | 'soon' | 'calm'; gone: number }

/** How a due day reads on the desk: 「超過 1日」「きょうまで」「あすまで」「12/4まで」, and how much of the time has gone. */
export function dueLabel(
  submittedOn: Temporal.PlainDate,
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): DueLabel {
  const left = today.until(dueOn, { largestUnit: 'day' }).days
  const span = Math.max(submittedOn.until(dueOn, { largestUnit: 'day' }).days + 1, 1)
  const gone = Math.min(Math.max((span - left - 1) / span, 0), 1)
  if (left < 0) return { text: `超過 ${-left}日`, state: 'late', gone: 1 }
  if (left === 0) return { text: 'きょうまで', state: 'soon', gone: Math.max(gone, 0.75) }
  if (left === 1) return { text: 'あすまで', state: 'calm', gone }
  return { text: `${dueOn.month}/${dueOn.day}まで`, state: 'calm', gone }
}
