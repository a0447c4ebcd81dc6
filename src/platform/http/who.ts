import { loadResidents, loadStaff, type Realm } from '#platform/auth/accounts.ts'
import { type Actor, anonymous } from '#platform/auth/actor.ts'
import { findClientUse, isClientToken, touchClientToken } from '#platform/auth/clients/index.ts'
import { noteSignIn } from '#platform/auth/note-sign-in.ts'
import { findSessions, type Session, touchSession } from '#platform/auth/session.ts'
import { narrowed } from '#platform/auth/session-strength.ts'
import { findTokens, touchToken } from '#platform/auth/tokens.ts'
import { together } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readCookie } from './cookies.ts'
import type { Ctx } from './env.ts'
import { limitRate } from './rate-limit.ts'

/** Learns who asks, from the cookie of the path's realm or, below `/api`, from the bearer token only. */
export async function meetActor(c: Ctx, house: House): Promise<void> {
  const path = c.get('path')
  if (path.startsWith('/api/')) return setActor(c, await tokenActor(c, house))
  // What is asked here is the same for everybody; who sends shows a key, of which `meetClient` knows.
  if (path.startsWith('/open311/v2/')) return setActor(c, anonymous)
  const realm: Realm = /^\/(staff|auth\/staff)(\/|$)/.test(path) ? 'staff' : 'resident'
  const token = readCookie(c, house.config, realm === 'staff' ? 'madoguchi_staff' : 'madoguchi_session')
  if (!token || !/^[\w-]{43}$/.test(token)) return setActor(c, anonymous)
  const session = await doorOf(house).session[realm](token)
  const known = session && { session, actor: session.isLive ? await actorOf(house, realm, session) : undefined }
  if (known && !known.session.isLive) c.set('expiredAccountId', known.session.accountId)
  if (known?.actor && known.session.isQuiet && !house.db.room.isFull)
    await house.db.transact((tx) => touchSession(tx, known.session.id))
  if (known?.actor?.kind === 'staff' && known.session.factors < 2) {
    c.set('halfSession', known.session)
    return setActor(c, anonymous)
  }
  c.set('session', known?.actor && known.session)
  setActor(c, known?.actor ? narrowed(known.actor, known.session) : anonymous)
}

// Of residents in one look: rights are as of after the session or token was found, never of before.
function actorOf(house: House, realm: Realm, { accountId }: Pick<Session, 'accountId'>): Promise<Actor | undefined> {
  return realm === 'staff' ? house.db.read((tx) => loadStaff(tx, house, accountId)) : doorOf(house).resident(accountId)
}

/** Makes the program of a key the one who acts, where a contract of others puts it elsewhere than in our header; else nobody. */
export async function meetClient(c: Ctx, house: House, key: string): Promise<void> {
  setActor(c, isClientToken(key) ? await clientActor(c, house, key) : unknownToken(c, house))
}

const doors = new WeakMap<House, ReturnType<typeof openDoor>>()

function doorOf(house: House) {
  const door = doors.get(house) ?? openDoor(house)
  doors.set(house, door)
  return door
}

// Who comes at the same moment is looked up together.
function openDoor(house: House) {
  const sessionOf = (realm: Realm) =>
    together((tokens: readonly string[]) => house.db.look((tx) => findSessions(tx, realm, tokens)))
  return {
    session: { resident: sessionOf('resident'), staff: sessionOf('staff') },
    token: together((tokens: readonly string[]) => house.db.look((tx) => findTokens(tx, tokens))),
    resident: together((ids: readonly AccountId[]) => house.db.look((tx) => loadResidents(tx, house, ids))),
  }
}

export function setActor(c: Ctx, actor: Actor): void {
  c.set('actor', actor)
  c.set('residentActor', actor.kind === 'resident' ? actor : undefined)
  c.set('staffActor', actor.kind === 'staff' ? actor : undefined)
}

async function tokenActor(c: Ctx, house: House): Promise<Actor> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (!token) return anonymous
  if (isClientToken(token)) return clientActor(c, house, token)
  const use = await doorOf(house).token(token)
  const actor = use && (await actorOf(house, use.realm, use))
  if (!use || !actor) return unknownToken(c, house)
  if (use.isQuiet && !house.db.room.isFull) await house.db.transact((tx) => touchToken(tx, use.id))
  return { ...actor, scopes: new Set(use.scopes) }
}

function unknownToken(c: Ctx, house: House): Actor {
  noteSignIn(c, house, { by: 'token', refused: 'unknown' })
  return anonymous
}

// A program may ask twice a second all day; beyond that it waits for the next minute.
const clientCallsAMinute = 120

async function clientActor(c: Ctx, house: House, token: string): Promise<Actor> {
  const known = await house.db.read(async (tx) => {
    const use = await findClientUse(tx, token)
    if (!use) return undefined
    // Somebody has to vouch for the holder today; a house without that module knows no clients.
    for (const { signIn } of house.modules) {
      const name = await signIn?.clientHolder?.(tx, use.holder, house)
      if (name) return { use, name }
    }
    return undefined
  })
  if (!known) return unknownToken(c, house)
  const { use, name } = known
  await limitRate(house, { scope: 'client', key: use.clientId, perMinute: clientCallsAMinute })
  if (use.isQuiet && !house.db.room.isFull) await house.db.transact((tx) => touchClientToken(tx, use.tokenId))
  return { kind: 'client', clientId: use.clientId, holder: use.holder, name, scopes: new Set(use.scopes) }
}
