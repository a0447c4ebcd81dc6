import { randomUUIDv7 } from 'node:crypto'

/** A UUIDv7 that belongs to one kind of thing, such as `Id<'person'>`. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

export type PersonId = Id<'person'>
export type AccountId = Id<'account'>
export type StaffId = Id<'staff'>
export type OfficeId = Id<'office'>
export type OrganisationId = Id<'organisation'>
export type ClientId = Id<'client'>

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Parses an id from a URL or body; `undefined` when it is not a UUID (then answer 404, not 500). */
export const parseId = <Kind extends string>(text: string): Id<Kind> | undefined =>
  uuidPattern.test(text) ? (text as Id<Kind>) : undefined

/** A new time-ordered UUIDv7 (RFC 9562 §5.7). Most rows get theirs from PostgreSQL's `uuidv7()` instead. */
export function newId<Kind extends string>(): Id<Kind> {
  return randomUUIDv7() as Id<Kind>
}

export { holdsGuardedNumber, maskGuardedNumbers } from './guarded-numbers.ts'
export { checkDigit, formatReceiptNumber, parseReceiptNumber, type ReceiptNumber } from './receipt-number.ts'
