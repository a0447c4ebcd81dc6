import type { Id, OfficeId, OrganisationId, PersonId } from '#platform/ids/index.ts'
import type { OrganisationKind, SeatRole } from './kinds.ts'

/** 届出, 確認, 確認しない, 取下げ, 解散. */
export type OrganisationState = 'proposed' | 'recognised' | 'refused' | 'withdrawn' | 'dissolved'

/** A group of people that acts in a name of its own towards the office. */
export type Organisation = {
  id: OrganisationId
  kind: OrganisationKind
  name: string
  nameKana: string
  /** 認可地縁団体. */
  isAuthorised: boolean
  isPublic: boolean
  corporateNumber: string | null
  officeId: OfficeId
  state: OrganisationState
  proposedBy: PersonId | null
  recognisedOn: Temporal.PlainDate | null
  refusedReason: string | null
  dissolvedOn: Temporal.PlainDate | null
  dissolvedReason: string | null
}

export type SeatId = Id<'organisation-seat'>
export type InvitationId = Id<'organisation-invitation'>

export const seatEnds = ['left', 'handed_over', 'removed', 'died', 'moved_out', 'dissolved', 'mistake'] as const
/** Why a seat ended before its term, or at all. */
export type SeatEnd = (typeof seatEnds)[number]

/** One person's place in an organisation: role and term, half-open days. */
export type Seat = {
  id: SeatId
  organisationId: OrganisationId
  personId: PersonId
  role: SeatRole
  validFrom: Temporal.PlainDate
  /** The day after the last one of the term; a representative goes on until a successor begins. */
  termTo: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  endedWhy: SeatEnd | null
  /** When the person agreed that the other members see name and role. */
  consentedAt: Temporal.Instant
}

/** 指定 of a 指定管理者 for one facility. */
export type Contract = {
  facility: string
  validFrom: Temporal.PlainDate
  /** The first day without it, whether as it was given or taken back before. */
  validTo: Temporal.PlainDate
}

export type ContractId = Id<'contract'>
export type StoredContract = Contract & { id: ContractId; endedReason: string | null }

export type Invitation = {
  id: InvitationId
  organisationId: OrganisationId
  role: SeatRole
  seatFrom: Temporal.PlainDate
  termTo: Temporal.PlainDate | null
  /** Missing: the office did. */
  invitedBy: PersonId | null
  expiresAt: Temporal.Instant
  openedBy: PersonId | null
  state: 'open' | 'accepted' | 'declined' | 'withdrawn'
}
