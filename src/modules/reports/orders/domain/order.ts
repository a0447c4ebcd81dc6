import {
  formatReceiptNumber,
  type Id,
  type OfficeId,
  parseReceiptNumber,
  type ReceiptNumber,
  type StaffId,
} from '#platform/ids/index.ts'
import { reiwaYear, wardDate } from '#platform/time/index.ts'
import type { AssetId, ReportId } from '../../record/index.ts'

export type OrderId = Id<'order'>

export const orderKinds = ['repair', 'inspection', 'cleaning', 'survey'] as const
export type OrderKind = (typeof orderKinds)[number]

/**
 * `reported`: the crew says that it is done, and the office has to look (検収). `returned`: to be done again. `unable`: the crew
 * could not, and the office decides what becomes of it. The last two are ends.
 */
export const orderStates = ['ordered', 'started', 'reported', 'returned', 'unable', 'accepted', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

/** A 作業指示, as office and crew have it. */
export type Order = {
  id: OrderId
  number: ReceiptNumber
  kind: OrderKind
  officeId: OfficeId
  reportId: ReportId | null
  assetId: AssetId | null
  title: string
  instructions: string | null
  lat: number
  lon: number
  town: string
  placeText: string | null
  isUrgent: boolean
  /** At most one of the two; neither: whoever of the office is out that day. */
  assignedTo: StaffId | null
  employer: string | null
  plannedOn: Temporal.PlainDate
  /** Its turn on that day; null: where it lies best on the way. */
  turn: number | null
  state: OrderState
  stateSince: Temporal.Instant
  orderedAt: Temporal.Instant
  orderedBy: StaffId
  reportedAt: Temporal.Instant | null
  reportedBy: StaffId | null
  /** What the crew found and did. */
  outcome: string | null
  minutes: number | null
  closedAt: Temporal.Instant | null
  acceptedBy: StaffId | null
  version: number
}

/** Where the crew may take an order: it begins, says that it is done, or that it cannot be. */
const crewMoves: Readonly<Partial<Record<OrderState, readonly OrderState[]>>> = {
  ordered: ['started', 'reported', 'unable'],
  returned: ['started', 'reported', 'unable'],
  started: ['reported', 'unable'],
}

/** Where the office may: it finds the work good, gives it back, orders anew what could not be done, or calls it off. */
const officeMoves: Readonly<Partial<Record<OrderState, readonly OrderState[]>>> = {
  ordered: ['cancelled'],
  started: ['cancelled'],
  returned: ['cancelled'],
  reported: ['accepted', 'returned'],
  unable: ['ordered', 'cancelled'],
}

export const crewMay = (from: OrderState, to: OrderState): boolean => crewMoves[from]?.includes(to) ?? false
export const officeMay = (from: OrderState, to: OrderState): boolean => officeMoves[from]?.includes(to) ?? false

export const isOver = (state: OrderState): boolean => state === 'accepted' || state === 'cancelled'

/** The crew has something to do. */
export const isToDo = (state: OrderState): boolean => crewMoves[state] !== undefined

// Beside the letters of other receipt numbers: a number says what it is of.
const letter = 'W'

export const orderNumber = (serial: number, orderedAt: Temporal.Instant): ReceiptNumber =>
  formatReceiptNumber(letter, reiwaYear(wardDate(orderedAt)), serial)

/** A number as somebody typed it; `undefined` when a digit must be wrong or it is of something else. */
export function parseOrderNumber(typed: string): ReceiptNumber | undefined {
  const number = parseReceiptNumber(typed)
  return number?.startsWith(letter) ? number : undefined
}
