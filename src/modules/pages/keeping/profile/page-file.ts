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
    const { message } = error instanceof Error ? error : { message: String(error) }
    return {
      ok: false,
      line: 2 + lineOf(message, json),
      problem: `the front matter is not JSON: ${message.split('\n')[0]}`,
    }
  }
}

/** How many lines before the place that the engine names: 「at position 31」, 「(line 3 column 5)」. */
function lineOf(message: string, json: string): number {
  const position = /at position (\d+)/.exec(message)?.[1]
  return position === undefined ? 0 : json.slice(0, Number(position)).split('\n').length - 1
}
