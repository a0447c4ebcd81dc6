import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'

export type LetterTextId = Id<'letter-text'>

/** Where it can be put in: what is asked in a 補正, why something is refused, or the answer to a resident's question. */
export const letterTextKinds = ['correction', 'refusal', 'answer'] as const
export type LetterTextKind = (typeof letterTextKinds)[number]

export type LetterText = {
  id: LetterTextId
  officeId: OfficeId
  kind: LetterTextKind
  name: string
  /** As it is now. */
  body: string
  number: number
}

export type LetterTextVersion = { number: number; body: string; writtenBy: StaffId; writtenAt: Temporal.Instant }

/** What a blank is filled with, from the case. */
export const blanks = ['受付番号', '手続', '申請者', '申請日', '係', '電話', 'きょう'] as const
export type Blank = (typeof blanks)[number]

/** Blanks that do not exist: each once, as they were typed. */
export const unknownBlanks = (body: string): string[] => [
  ...new Set([...body.matchAll(/[{｛]([^{}｛｝]*)[}｝]/g)].flatMap(([whole, name]) => (isBlank(name) ? [] : [whole]))),
]

/** The text with its blanks filled in; nothing else of it changes, and what is filled in is not read again. */
export const filledIn = (body: string, values: Readonly<Record<Blank, string>>): string =>
  body.replace(/[{｛]([^{}｛｝]*)[}｝]/g, (whole, name: string) => (isBlank(name) ? values[name] : whole))

const isBlank = (name: string | undefined): name is Blank => blanks.some((blank) => blank === name)
