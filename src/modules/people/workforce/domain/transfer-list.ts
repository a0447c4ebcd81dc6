import type { Rank, Role } from '#platform/auth/actor.ts'

/** One line of a 人事異動 list as it was typed, with the number by which a problem is told. */
export type TransferLine = {
  line: number
  staffNumber: string
  office: string
  rank: Rank
  roles: readonly Role[]
  isMain: boolean
  from: Temporal.PlainDate
  /** 引継先: who takes over the open work, by staff number. */
  successor: string | undefined
}

export type LineFlaw = 'cells' | 'rank' | 'role' | 'main' | 'day'
export type FlawedLine = { line: number; flaw: LineFlaw; cell: string }

/** Words of the cells, as the profile and the texts have them. */
export type ListWords = {
  ranks: Readonly<Record<Rank, string>>
  roles: Readonly<Record<Role, string>>
  main: string
  concurrent: string
  /** First cell of the heading, which is passed over. */
  heading: string
}

/**
 * Reads 職員番号, 課, 職位, 役割, 主務・兼務, 発令日 and (optional) 引継先, separated by commas or tabs as a spreadsheet gives
 * them. Empty lines and the heading are passed over. Several roles are joined by 「・」.
 */
export function readTransferList(
  text: string,
  words: ListWords,
  parseDay: (text: string) => Temporal.PlainDate | undefined,
): { lines: TransferLine[]; flawed: FlawedLine[] } {
  const lines: TransferLine[] = []
  const flawed: FlawedLine[] = []
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    const cells = row.split(/[,\t，]/).map((cell) => cell.trim())
    if (cells.every((cell) => cell === '') || cells[0] === words.heading) continue
    const read = readLine(index + 1, cells, words, parseDay)
    if ('flaw' in read) flawed.push(read)
    else lines.push(read)
  }
  return { lines, flawed }
}

function readLine(
  line: number,
  cells: readonly string[],
  words: ListWords,
  parseDay: (text: string) => Temporal.PlainDate | undefined,
): TransferLine | FlawedLine {
  const [staffNumber = '', office = '', rankCell = '', roleCell = '', mainCell = '', dayCell = '', successor] = cells
  const flaw = (kind: LineFlaw, cell: string): FlawedLine => ({ line, flaw: kind, cell })
  if (cells.length < 6 || cells.length > 7 || staffNumber === '' || office === '') return flaw('cells', cells.join(','))
  const rank = keyOf(words.ranks, rankCell)
  if (!rank) return flaw('rank', rankCell)
  const roles = roleCell.split('・').map((cell) => keyOf(words.roles, cell))
  if (!roles.every((role) => role !== undefined)) return flaw('role', roleCell)
  if (mainCell !== words.main && mainCell !== words.concurrent) return flaw('main', mainCell)
  const from = parseDay(dayCell)
  if (!from) return flaw('day', dayCell)
  const isMain = mainCell === words.main
  return { line, staffNumber, office, rank, roles, isMain, from, successor: successor || undefined }
}

const keyOf = <Key extends string>(labels: Readonly<Record<Key, string>>, cell: string): Key | undefined =>
  (Object.keys(labels) as Key[]).find((key) => labels[key] === cell) // parse edge: the keys are those of the record
