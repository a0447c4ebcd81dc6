/** A line of a text that was compared with an earlier one. */
export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string }

// Longer ones are shown as a whole before and after.
const mostLines = 400

/** What became of `before`, line by line: the longest common sequence stays, the rest is gone or new. */
export function differenceOf(before: string, now: string): DiffLine[] {
  const [old, fresh] = [before.split('\n'), now.split('\n')]
  if (before === now) return fresh.map((text) => ({ kind: 'same', text }))
  if (old.length > mostLines || fresh.length > mostLines)
    return [...old.map((text) => ({ kind: 'gone' as const, text })), ...fresh.map((text) => line('new', text))]
  const common = commonLengths(old, fresh)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [left, right] = [old[i], fresh[j]]
    if (left !== undefined && left === right) {
      lines.push(line('same', left))
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      lines.push(line('gone', left))
      i += 1
    } else {
      lines.push(line('new', right ?? ''))
      j += 1
    }
  }
  return lines
}

const line = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text })

/** Length of the longest common sequence of what follows each pair of lines. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => Array.from({ length: fresh.length + 1 }, () => 0))
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = table[i]
      if (row)
        row[j] =
          old[i] === fresh[j]
            ? (table[i + 1]?.[j + 1] ?? 0) + 1
            : Math.max(table[i + 1]?.[j] ?? 0, table[i]?.[j + 1] ?? 0)
    }
  return table
}
