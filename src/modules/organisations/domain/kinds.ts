export const organisationKinds = [
  'neighbourhood',
  'nonprofit',
  'school',
  'shops',
  'designated-manager',
  'other',
] as const
/** 町会・自治会, NPO, 学校, 商店・商店会, 指定管理者, その他. */
export type OrganisationKind = (typeof organisationKinds)[number]

export const seatRoles = ['representative', 'deputy', 'treasurer', 'officer', 'member'] as const
/** 代表, 副代表, 会計, 担当, 一般. */
export type SeatRole = (typeof seatRoles)[number]

/** Act in its name, keep its members, keep its programs, see it. */
export type OrganisationRight = 'represent' | 'members' | 'clients' | 'read'

type KindRules = {
  /** What each role may do; `represent` of a deputy counts only while there is no representative. */
  rights: Readonly<Record<SeatRole, readonly OrganisationRight[]>>
  /** A seat ends when its holder moves out of the municipality. */
  livesHere: boolean
  /** The office knows every member, not only counts and who represents. */
  membersKnown: boolean
  /** Acts only while a 指定 stands. */
  underContract: boolean
}

const usual: KindRules['rights'] = {
  representative: ['represent', 'members', 'clients', 'read'],
  deputy: ['represent', 'members', 'read'],
  treasurer: ['read'],
  officer: ['read'],
  member: ['read'],
}

const free = { rights: usual, livesHere: false, membersKnown: false, underContract: false }

/** What the kinds of organisation differ in, as data. */
export const kindRules: Readonly<Record<OrganisationKind, KindRules>> = {
  // 町会 consist of those who live there (地方自治法 第260条の2第1項).
  neighbourhood: { ...free, livesHere: true },
  nonprofit: { ...free, rights: { ...usual, officer: ['clients', 'read'] } },
  school: { ...free, rights: { ...usual, officer: ['clients', 'read'] } },
  shops: free,
  'designated-manager': {
    rights: { ...usual, officer: ['members', 'clients', 'read'] },
    livesHere: false,
    membersKnown: true,
    underContract: true,
  },
  other: free,
}

/** What a seat may do on a day on which it stands. */
export function rightsOf({
  kind,
  role,
  hasRepresentative,
}: {
  kind: OrganisationKind
  role: SeatRole
  hasRepresentative: boolean
}): ReadonlySet<OrganisationRight> {
  const rights = kindRules[kind].rights[role]
  const mayRepresent = role === 'representative' || !hasRepresentative
  return new Set(rights.filter((right) => right !== 'represent' || mayRepresent))
}
