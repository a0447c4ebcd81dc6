export type FileKind = 'full' | 'differences'

export type FileMark = { kind: FileKind; sequence: number }

/** Kind and number in a file's name: `juki_full_000012.csv`, `20261202-differences-000013.csv`. */
export function markOf(fileName: string): Partial<FileMark> {
  const match = /(?:^|[_.-])(full|differences)[_.-]0*(\d{1,9})\.csv$/i.exec(fileName)
  if (!match) return {}
  return { kind: match[1]?.toLowerCase() as FileKind, sequence: Number(match[2]) }
}

export type Turn =
  | { turn: 'its' }
  /** The very same file was imported; doing it again changes nothing. */
  | { turn: 'done' }
  | { turn: 'refused'; reason: 'older' | 'gap' | 'full_first' }

/** Whether it is this file's turn after the last one that was applied. A full load may skip numbers, differences none. */
export function turnOf({ kind, sequence }: FileMark, last: number | undefined, isKnownFile: boolean): Turn {
  if (isKnownFile) return { turn: 'done' }
  if (last !== undefined && sequence <= last) return { turn: 'refused', reason: 'older' }
  if (kind === 'full') return { turn: 'its' }
  if (last === undefined) return { turn: 'refused', reason: 'full_first' }
  return sequence === last + 1 ? { turn: 'its' } : { turn: 'refused', reason: 'gap' }
}
