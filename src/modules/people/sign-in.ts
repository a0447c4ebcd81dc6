import { recordAudit } from '#platform/audit/index.ts'
import type { Resident, Staff, SystemActor } from '#platform/auth/actor.ts'
import type { ResidentClaims, StaffClaims } from '#platform/auth/claims.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId } from '#platform/ids/index.ts'
import type { House, SignInLinker } from '#platform/module/index.ts'
import { matchCard } from './domain/match-card.ts'
import { findPerson } from './register.ts'
import {
  type AccountStanding,
  accountStandings,
  olderAccountOf,
  residentAccount,
  setAccountPerson,
  setAccountStaff,
  setStandsFor,
} from './store/accounts.ts'
import { idsOfPerson, openRecordsBornOn } from './store/register.ts'
import { type Employed, findEmployed, type PostToday, postsOn, staffOfAccount } from './store/staff.ts'
import { isContractor, oversees, permissionsOf } from './workforce/domain/rights.ts'
import { coveredBy } from './workforce/store/absences.ts'
import { keysOfWork, officesBelow, predecessorsOf } from './workforce/store/line.ts'

/** Ties sign-ins to the register and the workforce. A link holds as long as the record is open. */
export const signIn: SignInLinker = {
  resident: linkResident,
  residentActors: loadResidents,
  staff: linkStaff,
  staffActor: loadStaff,
}

async function linkResident(tx: Tx, accountId: AccountId, claims: ResidentClaims): Promise<void> {
  const account = await residentAccount(tx, accountId)
  if (!account) return
  if (account.personId && (await findPerson(tx, account.personId)))
    return standForOlder(tx, accountId, account.personId)
  const personId = await personOnCard(tx, claims)
  await standForOlder(tx, accountId, personId)
  if (personId === account.personId) return
  await setAccountPerson(tx, accountId, personId)
  const action = personId ? 'people.link.made' : 'people.link.ended'
  const about = personId ?? account.personId
  await recordAudit(tx, {
    actor: linker,
    action,
    subject: { kind: 'account', id: accountId },
    ...(about && { personId: about }),
  })
}

/** One person, one account: passkeys, mail address and devices stay together when the card is renewed. */
async function standForOlder(tx: Tx, accountId: AccountId, personId: PersonId | null): Promise<void> {
  const older = personId ? await olderAccountOf(tx, accountId, await idsOfPerson(tx, personId)) : undefined
  if (!(await setStandsFor(tx, accountId, older ?? null)) || !older || !personId) return
  const subject = { kind: 'account', id: accountId }
  await recordAudit(tx, { actor: linker, action: 'people.card.renewed', subject, personId, ids: { accountId: older } })
}

const linker: SystemActor = { kind: 'system', task: 'people.sign-in' }

async function personOnCard(tx: Tx, claims: ResidentClaims): Promise<PersonId | null> {
  const match = matchCard(claims, await openRecordsBornOn(tx, claims.birthDate))
  return match.ok ? match.personId : null
}

async function loadResidents(tx: Tx, accountIds: readonly AccountId[]): Promise<(Resident | undefined)[]> {
  const standings = await accountStandings(tx, accountIds)
  return accountIds.map((id) => actorOf(id, standings.get(id)))
}

function actorOf(accountId: AccountId, account: AccountStanding | undefined): Resident | undefined {
  if (!account) return undefined
  const { personId, displayName, isGuest, registered } = account
  const actor = { kind: 'resident', accountId, displayName } as const
  // The very person of the account: a merge (名寄せ) by the office makes nobody somebody of the register.
  if (isGuest) return personId ? { ...actor, personId, level: 'guest' } : undefined
  if (!registered) return { ...actor, level: 'signed-in' }
  return { ...actor, personId: registered.personId, displayName: registered.name, level: 'verified' }
}

async function linkStaff(tx: Tx, accountId: AccountId, claims: StaffClaims, house: House): Promise<void> {
  // The staff provider's `sub` is the staff number.
  const staffId = await findEmployed(tx, claims.subject, house.clock.today())
  await setAccountStaff(tx, accountId, staffId ?? null)
}

async function loadStaff(tx: Tx, accountId: AccountId, house: House): Promise<Staff | undefined> {
  const today = house.clock.today()
  const colleague = await staffOfAccount(tx, accountId, today)
  if (!colleague) return undefined
  const contract = contractOf(house, colleague, today)
  const held = await postsOn(tx, colleague.staffId, today)
  const posts = isContractor(colleague.employment)
    ? held.filter(({ officeKey }) => contract?.offices.includes(officeKey))
    : held
  if (posts.length === 0) return undefined
  const overseen = await overseenBy(tx, posts, today)
  return {
    kind: 'staff',
    accountId,
    staffId: colleague.staffId,
    displayName: colleague.name,
    officeName: distinct(posts.map(({ officeName }) => officeName)).join('、'),
    employment: colleague.employment,
    posts: posts.map(({ officeId, role, rank }) => ({ officeId, role, rank })),
    oversees: overseen,
    officeKeys: await keysOfWork(tx, distinct([...posts.map(({ officeId }) => officeId), ...overseen])),
    covers: await coveredBy(tx, colleague.staffId, house.clock.now()),
    organs: distinct(posts.map(({ organ }) => organ)),
    permissions: permissionsOf(house.modules, posts.map(withDesks(house)), colleague.employment, contract),
    ...(contract && {
      contract: {
        employer: contract.employer,
        procedures: contract.procedures,
        searchesRegister: contract.searchesRegister,
      },
    }),
  }
}

// The work that the municipality has put out to this company on that day; whose contract is over has no post any more.
function contractOf({ profile }: House, { employment, employer }: Employed, today: Temporal.PlainDate) {
  if (!isContractor(employment)) return undefined
  const day = today.toString()
  return profile.contracts?.find((one) => one.employer === employer && one.from <= day && day <= one.until)
}

const withDesks =
  ({ profile }: House) =>
  (post: PostToday) => ({ ...post, desks: profile.offices.find(({ key }) => key === post.officeKey)?.desks ?? [] })

async function overseenBy(tx: Tx, posts: readonly PostToday[], on: Temporal.PlainDate): Promise<OfficeId[]> {
  const below = await officesBelow(tx, distinct(posts.filter(oversees).map(({ officeId }) => officeId)), on)
  return distinct([...below, ...(await predecessorsOf(tx, [...posts.map(({ officeId }) => officeId), ...below], on))])
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]
