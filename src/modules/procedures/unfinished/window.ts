/**
 * The page in which a form stands: a name of its own, and the version of each field when it was shown. Missing for forms of
 * an older program and for programs.
 */
export type FormWindow = { id: string; seen: ReadonlyMap<string, number> }

/** Names of the hidden inputs; no field of a definition begins so. */
export const windowInputs = {
  id: 'form_window',
  seen: 'form_seen',
  rows: 'form_rows',
  isNewRow: 'form_new_row',
} as const

type Raw = Readonly<Record<string, unknown>>

export function windowOf(raw: Raw): FormWindow | undefined {
  const id = raw[windowInputs.id]
  const seen = raw[windowInputs.seen]
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id) || typeof seen !== 'string') return undefined
  return { id, seen: readSeen(seen) }
}

/** `copies:2,delivery:1`. */
export const writeSeen = (versions: Iterable<readonly [string, number]>): string =>
  Array.from(versions, ([field, version]) => `${field}:${version}`).join(',')

const readSeen = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .slice(0, 20_000)
      .split(',')
      .flatMap((part) => {
        const [, field, version] = /^([a-z][a-z0-9-]*):(\d{1,9})$/.exec(part) ?? []
        return field === undefined ? [] : [[field, Number(version)] as const]
      }),
  )
