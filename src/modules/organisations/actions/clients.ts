import { findOffice, officeById } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import {
  type Actor,
  type ClientHolder,
  type ClientRow,
  clientScopes,
  endClient,
  findClient,
  issueClientToken,
  openClient,
  revokeClientToken,
} from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { AccountId, ClientId, Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findOrganisation } from '../store/organisations.ts'
import { actsOn } from './membership.ts'

export type GivenClient = { name: string; purpose: string; contact: string; scopes: readonly string[] }
type By = Extract<Actor, { accountId: AccountId }>

/** A program of this holder. Who calls has checked that the actor keeps the holder's programs. */
export async function addClient(tx: Tx, house: House, actor: By, made: GivenClient & { holder: ClientHolder }) {
  const offered = clientScopes(house, made.holder.kind).map(({ scope }) => scope)
  if (!made.scopes.every((scope) => offered.includes(scope))) throw new Forbidden('scope_not_offered')
  const id = await openClient(tx, { ...made, by: actor.accountId })
  await noteClient(tx, actor, id, 'make')
  return id
}

/** One of this holder's; 404 for another one's. */
export async function clientOf(tx: Tx, holder: ClientHolder, id: ClientId): Promise<ClientRow> {
  const client = await findClient(tx, id)
  if (!client || !isSame(client.holder, holder)) throw new NotFound('client')
  return client
}

const isSame = (one: ClientHolder, other: ClientHolder): boolean =>
  one.kind === 'organisation'
    ? other.kind === 'organisation' && one.organisationId === other.organisationId
    : other.kind === 'office' && one.officeId === other.officeId

/** The token, this once. `undefined`: the client has ended, or has as many as it may. */
export async function addToken(tx: Tx, actor: By, clientId: ClientId, days: number): Promise<string | undefined> {
  const token = await issueClientToken(tx, { clientId, days, by: actor.accountId })
  if (token) await noteClient(tx, actor, clientId, 'token.make')
  return token
}

export async function dropToken(tx: Tx, actor: By, clientId: ClientId, tokenId: Id<'client-token'>): Promise<void> {
  if (await revokeClientToken(tx, { clientId, tokenId, by: actor.accountId }))
    await noteClient(tx, actor, clientId, 'token.revoke', { token: tokenId })
}

export async function stopClient(tx: Tx, actor: By, clientId: ClientId): Promise<void> {
  if (await endClient(tx, clientId, actor.accountId)) await noteClient(tx, actor, clientId, 'end')
}

/** Who has the program, today: a dissolved organisation, or an office that nothing succeeded, has none. */
export async function clientHolder(tx: Tx, holder: ClientHolder, house: House): Promise<string | undefined> {
  const on = house.clock.today()
  if (holder.kind === 'organisation') {
    const organisation = await findOrganisation(tx, holder.organisationId)
    return organisation && (await actsOn(tx, organisation, on)) ? organisation.name : undefined
  }
  const office = await officeById(tx, holder.officeId)
  return office && (await findOffice(tx, office.key, on))?.name
}

const noteClient = (tx: Tx, actor: Actor, id: ClientId, verb: string, ids: Record<string, string> = {}) =>
  recordAudit(tx, { actor, action: `organisations.client.${verb}`, subject: { kind: 'auth.client', id }, ids })
