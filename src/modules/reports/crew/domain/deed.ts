/** What a crew does with an order at its place. */
export const deedKinds = ['start', 'done', 'unable', 'photos'] as const
export type DeedKind = (typeof deedKinds)[number]

/** What stands in the form of a deed, or waited on a phone. */
export type Deed = {
  kind: DeedKind
  /** What was found and done; of `photos` and `unable`, what there is to say. */
  words?: string | undefined
  minutes?: number | undefined
  /** Why there is no picture of afterwards. */
  withoutPicture?: string | undefined
  /** Why it could not be done: one of the profile's. */
  reason?: string | undefined
}

export type DeedProblem = 'words' | 'minutes' | 'picture' | 'reason' | 'photos'
export type Missing = { field: string; why: DeedProblem }

type Known = {
  /** A picture of afterwards is there or comes along. */
  hasAfter: boolean
  /** How many pictures come along. */
  pictures: number
  /** Codes of the profile. */
  reasons: readonly string[]
}

/** What a deed lacks; the same on the phone without a connection as at the office. */
export function missingIn(deed: Deed, { hasAfter, pictures, reasons }: Known): Missing[] {
  switch (deed.kind) {
    case 'start':
      return []
    case 'done':
      return [
        ...missing(!deed.words, 'words'),
        ...missing(deed.minutes === undefined, 'minutes'),
        ...missing(!hasAfter && !deed.withoutPicture, 'picture', 'photos'),
      ]
    case 'unable':
      return missing(!deed.reason || !reasons.includes(deed.reason), 'reason')
    case 'photos':
      return missing(pictures === 0, 'photos')
  }
}

const missing = (isMissing: boolean, why: DeedProblem, field: string = why): Missing[] =>
  isMissing ? [{ field, why }] : []

/** Pictures come before the work where nobody says otherwise, and after it with the word that it is done. */
export const roleOf = (kind: DeedKind, chosen?: 'before' | 'after'): 'before' | 'after' =>
  kind === 'photos' ? (chosen ?? 'before') : kind === 'done' ? 'after' : 'before'

/** Minutes as they were typed: 「３０」, 「30分」; `undefined` where it is no whole number from 1 to 6,000. */
export function minutesIn(typed: string): number | undefined {
  const digits = /^(\d{1,4})分?$/.exec(typed.normalize('NFKC').replace(/\s/g, ''))?.[1]
  const minutes = digits === undefined ? 0 : Number(digits)
  return minutes >= 1 && minutes <= 6000 ? minutes : undefined
}
