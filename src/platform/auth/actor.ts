import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'

/** `verified`: signed in with the individual number card and linked to exactly one register record. */
export type ResidentLevel = 'signed-in' | 'verified'

export type Role = 'clerk' | 'checker' | 'manager' | 'administrator'

/** A staff member's place: a role in an office. */
export type Post = { officeId: OfficeId; role: Role }

export type Anonymous = { kind: 'anonymous' }

export type Resident = {
  kind: 'resident'
  accountId: AccountId
  /** Missing while the sign-in is not linked to a register record. */
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
  posts: readonly Post[]
  permissions: ReadonlySet<string>
}

export type SystemActor = { kind: 'system'; task: string }

/** Who acts. An API token acts as the account that it was issued for, narrowed to `scopes`. */
export type Actor = (Anonymous | Resident | Staff | SystemActor) & { scopes?: ReadonlySet<string> }

export const anonymous: Anonymous = { kind: 'anonymous' }
