import type { Id, OrganisationId, PersonId } from '#platform/ids/index.ts'

export type RegistrantId = Id<'registrant'>
export type MembershipId = Id<'membership'>
export type NamedMemberId = Id<'named-member'>

export const registrantKinds = ['person', 'group'] as const
/** 個人, 団体. */
export type RegistrantKind = (typeof registrantKinds)[number]

/** As it is kept: 申請中 (or still gathering), 登録, 不承認, 利用停止, 終了. */
export type RegistrantState = 'proposed' | 'active' | 'refused' | 'suspended' | 'ended'

export const standings = ['gathering', 'asked', 'active', 'expired', 'suspended', 'refused', 'ended'] as const
/** What it is on a day: validity and the days of a suspension counted in. */
export type Standing = (typeof standings)[number]

export type MemberRole = 'representative' | 'deputy' | 'member'

/** 利用者登録. `stands`: first day, and the first day without it. */
export type Registrant = {
  id: RegistrantId
  number: string
  kind: RegistrantKind
  name: string
  nameKana: string
  class: string
  state: RegistrantState
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  organisationId: OrganisationId | null
  askedAt: Temporal.Instant | null
  /** The suspension that covers the day asked about: its last day. */
  suspendedUntil: Temporal.PlainDate | null
}

/** Act in its name towards the office, keep its members, reserve, see it. */
export type RegistrantRight = 'represent' | 'members' | 'book' | 'read'

const rights: Readonly<Record<MemberRole, readonly RegistrantRight[]>> = {
  representative: ['represent', 'members', 'book', 'read'],
  deputy: ['represent', 'members', 'book', 'read'],
  // Members see and reserve too: the one who applied need not be the one who waits at the reception.
  member: ['book', 'read'],
}

const whileStanding: Readonly<Record<Standing, readonly RegistrantRight[]>> = {
  gathering: ['represent', 'members', 'read'],
  asked: ['represent', 'read'],
  active: ['represent', 'members', 'book', 'read'],
  expired: ['represent', 'members', 'read'],
  suspended: ['represent', 'read'],
  refused: ['read'],
  ended: [],
}

/** What a role allows while the registration stands so; a deputy represents only while nobody else does. */
export function rightsOf(made: {
  role: MemberRole
  standing: Standing
  hasRepresentative: boolean
}): ReadonlySet<RegistrantRight> {
  const { role, standing, hasRepresentative } = made
  return new Set(
    rights[role].filter(
      (right) =>
        whileStanding[standing].includes(right) &&
        (right !== 'represent' || role === 'representative' || !hasRepresentative),
    ),
  )
}

/** What a registration is on a day. */
export function standingOn(
  registrant: Pick<Registrant, 'state' | 'askedAt' | 'from' | 'until' | 'suspendedUntil'>,
  on: Temporal.PlainDate,
): Standing {
  const { state, askedAt, until, suspendedUntil } = registrant
  if (state === 'proposed') return askedAt ? 'asked' : 'gathering'
  if (state === 'refused' || state === 'ended') return state
  if (suspendedUntil && Temporal.PlainDate.compare(on, suspendedUntil) <= 0) return 'suspended'
  return until && Temporal.PlainDate.compare(on, until) >= 0 ? 'expired' : 'active'
}

/** A person's place in a registration on a day. */
export type HeldRegistration = {
  registrant: Registrant
  membershipId: MembershipId
  personId: PersonId
  role: MemberRole
  standing: Standing
  rights: ReadonlySet<RegistrantRight>
}

/** Whether a suspension stands today or is still to come: the registration cannot be ended to escape it. Newest first. */
export function isHeldBySuspension(
  decisions: readonly { kind: string; lastDay: Temporal.PlainDate | null }[],
  on: Temporal.PlainDate,
): boolean {
  const lifted = decisions.findIndex(({ kind }) => kind === 'lifting')
  const since = lifted === -1 ? decisions : decisions.slice(0, lifted)
  return since.some(({ lastDay }) => lastDay !== null && Temporal.PlainDate.compare(on, lastDay) <= 0)
}
