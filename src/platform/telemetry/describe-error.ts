import { HouseError } from '#platform/errors/index.ts'

/**
 * What may be said about an error: its kind, codes, names of database objects and the places in the code.
 * The message is left out (PostgreSQL, JSON.parse and Temporal quote the input in theirs) unless its form shows
 * that it speaks of code only.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const described: Record<string, unknown> = { name: plainWord(error.name) }
  if (error instanceof HouseError) {
    described.code = error.code
    if (error.detail) described.detail = ascii(error.detail)
  }
  for (const key of ['code', 'constraint', 'table', 'schema', 'column', 'routine', 'syscall'] as const) {
    const value: unknown = Reflect.get(error, key)
    if (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value)) described[key] ??= value
  }
  if (speaksOfCode(error, described.code)) described.message = ascii(error.message)
  described.at = framesOf(error)
  if (error.cause !== undefined && error.cause !== error) described.cause = describeError(error.cause)
  return described
}

const codeMessages = [
  /^Cannot (read|set) properties of (undefined|null)/,
  /^[\w.$() ]+ is not (a function|defined|iterable|a constructor)/,
  /^Cannot find (module|package) /,
  /^timeout exceeded when trying to connect$/,
  /^connect E[A-Z]+ /,
]

function speaksOfCode(error: Error, code: unknown): boolean {
  // SQLSTATE class 42: syntax and unknown names, written by us.
  if (typeof code === 'string' && /^42[0-9A-Z]{3}$/.test(code)) return true
  return codeMessages.some((form) => form.test(error.message))
}

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node:internal'))
    .slice(0, 8)
    .map((line) =>
      ascii(
        line
          .trim()
          .replace(/^at /, '')
          .replace(/(?<=^|\()(file:\/\/)?\/\S*\/(?=(src|demo|test|node_modules|\.build)\/)/, ''),
      ),
    )

const plainWord = (text: string) => (/^[A-Za-z]{1,60}$/.test(text) ? text : 'Error')

const ascii = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 300)
