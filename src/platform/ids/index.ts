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
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  const milliseconds = Date.now()
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32))
  view.setUint32(2, milliseconds % 2 ** 32)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

export { holdsGuardedNumber, maskGuardedNumbers } from './guarded-numbers.ts'
export { checkDigit, formatReceiptNumber, parseReceiptNumber, type ReceiptNumber } from './receipt-number.ts'
