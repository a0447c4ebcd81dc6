import {
  formatReceiptNumber,
  type Id,
  type OfficeId,
  type PersonId,
  parseReceiptNumber,
  type ReceiptNumber,
  type StaffId,
} from '#platform/ids/index.ts'
import { reiwaYear, wardDate } from '#platform/time/index.ts'
import type { Owner } from '../../ground/index.ts'
import type { ReportState, Shape } from './states.ts'

export type ReportId = Id<'report'>
export type ThemeId = Id<'theme'>
export type AssetId = Id<'asset'>
export type PhotoId = Id<'photo'>

export type ReportKind = 'defect' | 'good_deed' | 'theme'
export const channels = ['web', 'line', 'api', 'phone', 'counter', 'crew'] as const
export type Channel = (typeof channels)[number]

/**
 * How public a report is. `unconfirmed`: nobody of the office has looked yet. `partial`: kind, place and state, without
 * words and pictures. `private`: between the reporter and the office. `hidden`: taken from the public.
 */
export const publications = ['unconfirmed', 'public', 'partial', 'private', 'hidden'] as const
export type Publication = (typeof publications)[number]

/** Answers of the attributes of its kind: one value or several. */
export type AttributeAnswers = Readonly<Record<string, string | readonly string[]>>

/** The record of a report, as the office has it. Never for the public: that is `reports.shown`. */
export type Report = {
  id: ReportId
  number: ReceiptNumber
  kind: ReportKind
  category: string
  themeId: ThemeId | null
  assetId: AssetId | null
  channel: Channel
  lat: number
  lon: number
  shownLat: number
  shownLon: number
  isCoarse: boolean
  town: string
  placeText: string | null
  owner: Owner
  description: string | null
  attributes: AttributeAnswers
  shownTitle: string
  shownText: string
  reporterPersonId: PersonId | null
  clientId: string | null
  wantsPrivate: boolean
  officeId: OfficeId
  assignedTo: StaffId | null
  body: string | null
  state: ReportState
  shape: Shape
  stateSince: Temporal.Instant
  publication: Publication
  filedAt: Temporal.Instant
  changedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  pausedOn: Temporal.PlainDate | null
  expectedOn: Temporal.PlainDate | null
  answer: string | null
  answeredAt: Temporal.Instant | null
  mergedInto: ReportId | null
  reopened: number
  version: number
}

// Beside the letters of other receipt numbers: a number says what it is of.
const letter = 'M'

export const reportNumber = (serial: number, filedAt: Temporal.Instant): ReceiptNumber =>
  formatReceiptNumber(letter, reiwaYear(wardDate(filedAt)), serial)

/** A number as somebody typed it; `undefined` when a digit must be wrong or it is of something else. */
export function parseReportNumber(typed: string): ReceiptNumber | undefined {
  const number = parseReceiptNumber(typed)
  return number?.startsWith(letter) ? number : undefined
}
