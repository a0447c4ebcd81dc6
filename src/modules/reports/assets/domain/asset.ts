import type { OfficeId } from '#platform/ids/index.ts'
import type { Owner } from '../../ground/index.ts'
import type { AssetId, AttributeAnswers } from '../../record/index.ts'

/** A 施設物, as the register has it. */
export type Asset = {
  id: AssetId
  kind: string
  /** What is written on it: 「L-0001」. */
  plate: string
  label: string
  lat: number
  lon: number
  town: string
  owner: Owner
  officeId: OfficeId
  installedOn: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  note: string | null
  attributes: AttributeAnswers
  inspectedOn: Temporal.PlainDate | null
  /** The day by which it has to be looked at again. */
  inspectBy: Temporal.PlainDate | null
  changedAt: Temporal.Instant
  version: number
}

export const changeKinds = ['registered', 'changed', 'moved', 'ended', 'restored'] as const
export type AssetChangeKind = (typeof changeKinds)[number]

/** One entry of an asset's own history: only the fields that changed. */
export type AssetChange = {
  number: number
  kind: AssetChangeKind
  before: Readonly<Record<string, unknown>>
  after: Readonly<Record<string, unknown>>
  note: string | null
  at: Temporal.Instant
  /** Null: the profile's own. */
  byStaff: string | null
}
