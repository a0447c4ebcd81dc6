/** A page as a profile's file has it: JSON between two lines of `---`, then Markdown. */
export type PageFile = { front: Record<string, unknown>; body: string; bodyLine: number }

type Read = { ok: true; file: PageFile } | { ok: false; line: number; problem: string }

/** Reads the file's text. Lines count from 1, as editors show them. */
export function readPageFile(text: string): Read {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trim() !== '---') return { ok: false, line: 1, problem: 'the file begins with a line of ---' }
  const end = lines.findIndex((line, at) => at > 0 && line.trim() === '---')
  if (end === -1) return { ok: false, line: lines.length, problem: 'no second line of --- ends the front matter' }
  const json = lines.slice(1, end).join('\n')
  try {
    const front: unknown = JSON.parse(json)
    if (typeof front !== 'object' || front === null || Array.isArray(front))
      return { ok: false, line: 2, problem: 'the front matter is a JSON object' }
    const body = lines.slice(end + 1).join('\n')
    return { ok: true, file: { front: { ...front }, body: body.trim(), bodyLine: end + 2 } }
  } catch (error) {
    const message = messageOf(error)
    const problem = `the front matter is not JSON: ${message.split('\n')[0]}`
    return { ok: false, line: 2 + badLine(lines.slice(1, end)), problem }
  }
}

/** The engine says a position for some errors only: the first line after which it complains of more than the early end. */
function badLine(lines: readonly string[]): number {
  const at = lines.findIndex((_, index) => {
    const soFar = lines.slice(0, index + 1).join('\n')
    try {
      JSON.parse(soFar)
      return false
    } catch (error) {
      const message = messageOf(error)
      const position = /at position (\d+)/.exec(message)?.[1]
      return !/end of JSON input/.test(message) && (position === undefined || Number(position) < soFar.length)
    }
  })
  return at === -1 ? lines.length : at
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
