import { createHash } from 'node:crypto'
import type { PersonId } from '#platform/ids/index.ts'
import type { Answers } from './answer.ts'
import type { Fee } from './fee.ts'

/**
 * Everything that a resident confirms, signs and pays for. What the register says about it is inside, so that a
 * household or an address that changes between confirming and filing changes the hash.
 */
export type Content = {
  procedure: string
  revision: number
  applicationId: string
  applicant: PersonId
  /** Who files it for them, and as what; absent where they do it themselves, as in everything signed before. */
  filer?: PersonId
  actingAs?: string | null
  answers: Answers
  subjects: readonly { personId: PersonId; name: string; isForeign: boolean }[]
  /** Where it is sent; empty when it is picked up. */
  address: string
  fee: Fee
}

/** SHA-256 over the canonical form: keys sorted, subjects sorted by id, no white space. */
export function contentHash(content: Content): Uint8Array {
  const { fee, subjects, ...rest } = content
  const canonical = canonicalJson({
    ...rest,
    subjects: subjects.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
    fee: fee.lines.map(({ fee: key, unit, count, amount }) => ({ key, unit, count, amount })),
    total: fee.total,
  })
  return new Uint8Array(createHash('sha256').update(canonical, 'utf8').digest())
}

export const sameHash = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && Buffer.from(a).equals(Buffer.from(b))

/** 「5f3a…」, for a hidden field that says what the person saw. */
export const hashText = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url')

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
