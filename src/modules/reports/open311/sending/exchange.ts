/** Longer than a slow office's server needs, and no answer of these is larger. */
const milliseconds = 15_000
const mostBytes = 2_000_000

/** `not_sent`: nothing arrived. `no_answer`: it may have arrived. */
export type Exchanged =
  | { kind: 'answered'; status: number; text: string }
  | { kind: 'not_sent' }
  | { kind: 'no_answer' }

/** One call to a server of the settings; a redirect is an answer. Never throws. */
export async function exchange(url: string, body?: URLSearchParams): Promise<Exchanged> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/xml, application/xml', 'user-agent': 'Madoguchi (Open311)' },
      ...(body && { method: 'POST', body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(milliseconds),
    })
    const text = await readSome(response)
    return text === undefined ? { kind: 'no_answer' } : { kind: 'answered', status: response.status, text }
  } catch (error) {
    return { kind: wasNotSent(error) ? 'not_sent' : 'no_answer' }
  }
}

async function readSome(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > mostBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

const beforeTheFirstByte = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

function wasNotSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && beforeTheFirstByte.includes(String(cause.code))
}
