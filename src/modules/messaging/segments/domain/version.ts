import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import { checkSegment, type Segment, usesRegister } from './definition.ts'

export type SegmentId = Id<'segment'>
export type SegmentVersionId = Id<'segment-version'>

/**
 * On what ground a register is looked at: `within` the purpose for which it is kept, else 個人情報の保護に関する法律
 * 第69条第2項 by its number. `declared`: no register, only what people said themselves.
 */
export const grounds = ['declared', 'within', '69-2-1', '69-2-2', '69-2-3', '69-2-4'] as const
export type SegmentGround = (typeof grounds)[number]

/** 臨時の目的外利用: what it serves is one campaign, and no habit. */
export const isOutsidePurpose = (ground: SegmentGround): boolean => ground.startsWith('69-2-')

export type SegmentFacts = {
  purpose: string
  ground: SegmentGround
  groundReason: string | null
  /** [validFrom, validTo): a year at most. */
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate
}

export type SegmentHead = {
  id: SegmentId
  officeId: OfficeId
  name: string
  createdBy: StaffId
  endedAt: Temporal.Instant | null
}

export type SegmentVersion = SegmentFacts & {
  id: SegmentVersionId
  segmentId: SegmentId
  no: number
  definition: Segment
  draftedBy: StaffId
  /** Everybody who had a hand in it; none of them approves it. */
  writtenBy: StaffId[]
  draftedAt: Temporal.Instant
  submittedBy: StaffId | null
  submittedAt: Temporal.Instant | null
  returnedWhy: string | null
  approvedBy: StaffId | null
  approvedAt: Temporal.Instant | null
}

export type VersionState = 'draft' | 'submitted' | 'coming' | 'valid' | 'over'

export function stateOf(version: SegmentVersion, today: Temporal.PlainDate): VersionState {
  if (!version.approvedAt) return version.submittedAt ? 'submitted' : 'draft'
  if (Temporal.PlainDate.compare(today, version.validFrom) < 0) return 'coming'
  return Temporal.PlainDate.compare(today, version.validTo) < 0 ? 'valid' : 'over'
}

/** Whether this member of the staff had a hand in it. */
export const isOwnWork = ({ writtenBy, submittedBy }: SegmentVersion, staffId: StaffId): boolean =>
  writtenBy.includes(staffId) || submittedBy === staffId

export type FactsProblem = 'reason' | 'order' | 'too-long'

/** What the form could not say by itself: a ground outside the purpose has its reason, a period a year at most. */
export function problemOfFacts({ ground, groundReason, validFrom, validTo }: SegmentFacts): FactsProblem | undefined {
  if (isOutsidePurpose(ground) && !groundReason) return 'reason'
  if (Temporal.PlainDate.compare(validFrom, validTo) >= 0) return 'order'
  return Temporal.PlainDate.compare(validTo, validFrom.add({ years: 1 })) > 0 ? 'too-long' : undefined
}

export type SubmitProblem = 'empty' | 'only-none' | 'needs-ground' | 'needs-no-ground' | 'past'

/** Why a draft cannot be submitted yet. */
export function problemOfDraft(version: SegmentVersion, today: Temporal.PlainDate): SubmitProblem | undefined {
  const read = checkSegment(version.definition)
  if (!read.ok) return read.problems[0]?.why === 'only-none' ? 'only-none' : 'empty'
  if (usesRegister(read.segment) && version.ground === 'declared') return 'needs-ground'
  if (!usesRegister(read.segment) && version.ground !== 'declared') return 'needs-no-ground'
  return Temporal.PlainDate.compare(version.validTo, today) <= 0 ? 'past' : undefined
}
