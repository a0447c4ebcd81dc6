import type { AccountId, ClientId, OfficeId, OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'

/**
 * `guest`: asked for something that anybody may, without a card; sees that and nothing else. `verified`: signed in with the
 * individual number card and linked to exactly one register record.
 */
export type ResidentLevel = 'guest' | 'signed-in' | 'verified'

/** `contractor`: works at the desk for an outside employer, and never decides. */
export type Role = 'clerk' | 'checker' | 'manager' | 'administrator' | 'contractor'

/** 執行機関 (地方自治法 第138条の4, 第180条の5), and the assembly: each holds its own data. `head` is the 長, 区長 or 町長. */
export const organs = ['head', 'board-of-education', 'election-commission', 'audit-commissioners', 'assembly'] as const
export type Organ = (typeof organs)[number]

/** 係員, 係長, 課長, 部長, 副区長, 区長 (or their like in another 執行機関), the lowest first. */
export const ranks = ['member', 'chief', 'section-head', 'director', 'vice-mayor', 'mayor'] as const
export type Rank = (typeof ranks)[number]

/** 常勤, 会計年度任用, 受託事業者, 指定管理者, 社会福祉協議会. */
export type Employment = 'regular' | 'fiscal-year' | 'contracted' | 'designated-manager' | 'welfare-council'

/** A staff member's place: a role and a rank in an office. */
export type Post = { officeId: OfficeId; role: Role; rank: Rank }

export type Anonymous = { kind: 'anonymous' }

export type Resident = {
  kind: 'resident'
  accountId: AccountId
  /** Missing while the sign-in is not linked to a register record; of a guest, a person whom no register proves. */
  personId?: PersonId
  level: ResidentLevel
  displayName: string
}

export type Staff = {
  kind: 'staff'
  accountId: AccountId
  staffId: StaffId
  displayName: string
  officeName: string
  employment: Employment
  posts: readonly Post[]
  /**
   * Offices whose work is theirs too: those below the ones they lead as section head or higher, of the same 執行機関,
   * and those that the ones of their posts have succeeded.
   */
  oversees: readonly OfficeId[]
  /** Keys of all those offices, and of the ones of which a procedure has come to them; missing: of none. For menus only. */
  officeKeys?: ReadonlySet<string>
  /** Colleagues who are away and for whom they were named to stand in; nobody when missing. */
  covers?: readonly StaffId[]
  /** Those of their posts: they see nothing that another one holds. */
  organs: readonly Organ[]
  permissions: ReadonlySet<string>
  /** Of contractors: for whom they work, the only procedures they see, and whether finding people on the register is part of the work. */
  contract?: { employer: string; procedures: readonly string[]; searchesRegister: boolean }
}

/** For whom a program calls: an organisation, or an office of the house. */
export type ClientHolder =
  | { kind: 'organisation'; organisationId: OrganisationId }
  | { kind: 'office'; officeId: OfficeId }

/** A program with a token of its own. It is nobody's account: what it may is its `scopes` and nothing else. */
export type Client = {
  kind: 'client'
  clientId: ClientId
  holder: ClientHolder
  /** Of the holder, for logs of nobody and pages of the holder. */
  name: string
}

export type SystemActor = { kind: 'system'; task: string }

/** Who acts. A person's API token acts as the account that it was issued for, narrowed to `scopes`; a client's has only `scopes`. */
export type Actor = (Anonymous | Resident | Staff | Client | SystemActor) & { scopes?: ReadonlySet<string> }

export const anonymous: Anonymous = { kind: 'anonymous' }
