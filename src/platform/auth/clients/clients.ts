import type { ClientHolder } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, ClientId, OfficeId, OrganisationId } from '#platform/ids/index.ts'

/** A program that somebody answers for. Ended ones stay, so that the audit can name them. */
export type ClientRow = {
  id: ClientId
  holder: ClientHolder
  name: string
  purpose: string
  contact: string
  scopes: string[]
  createdBy: AccountId
  createdAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

export type NewClient = Pick<ClientRow, 'holder' | 'name' | 'purpose' | 'contact'> & {
  scopes: readonly string[]
  by: AccountId
}

/** A new client without tokens. Who calls has checked the scopes against `clientScopes`. */
export async function openClient(tx: Tx, made: NewClient): Promise<ClientId> {
  const { organisationId, officeId } = columnsOf(made.holder)
  const { rows } = await sql<{ id: ClientId }>`
    insert into auth.clients (organisation_id, office_id, name, purpose, contact, scopes, created_by)
    values (${organisationId}, ${officeId}, ${made.name}, ${made.purpose}, ${made.contact},
      ${[...made.scopes]}::text[], ${made.by})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('client was not inserted')
  return row.id
}

/** Ends a client with all its tokens at once. False when it had ended. */
export async function endClient(tx: Tx, id: ClientId, by: AccountId): Promise<boolean> {
  const { rows } = await sql`
    update auth.clients set ended_at = clock_timestamp(), ended_by = ${by} where id = ${id} and ended_at is null
    returning 1`.execute(tx)
  return rows.length > 0
}

export async function findClient(tx: Tx, id: ClientId): Promise<ClientRow | undefined> {
  const { rows } = await sql<Stored>`select ${columns} from auth.clients where id = ${id}`.execute(tx)
  return rows.map(toClient)[0]
}

/** Clients of one holder, or of everybody, the newest first; `before` is the last one of the page before. */
export async function listClients(
  tx: Tx,
  of: { holder?: ClientHolder; before?: ClientId | undefined; limit: number },
): Promise<ClientRow[]> {
  const { organisationId, officeId } = of.holder ? columnsOf(of.holder) : { organisationId: null, officeId: null }
  const whose = of.holder
    ? sql`organisation_id is not distinct from ${organisationId}::uuid and office_id is not distinct from ${officeId}::uuid`
    : sql`true`
  const { rows } = await sql<Stored>`
    select ${columns} from auth.clients
    where ${whose} ${of.before ? sql`and id < ${of.before}` : sql``}
    order by id desc limit ${of.limit}`.execute(tx)
  return rows.map(toClient)
}

type Stored = Omit<ClientRow, 'holder'> & { organisationId: OrganisationId | null; officeId: OfficeId | null }

const columns = sql`id, organisation_id as "organisationId", office_id as "officeId", name, purpose, contact, scopes,
  created_by as "createdBy", created_at as "createdAt", ended_at as "endedAt"`

const columnsOf = (holder: ClientHolder) => ({
  organisationId: holder.kind === 'organisation' ? holder.organisationId : null,
  officeId: holder.kind === 'office' ? holder.officeId : null,
})

const toClient = ({ organisationId, officeId, ...row }: Stored): ClientRow => ({
  ...row,
  holder: holderOf(organisationId, officeId),
})

/** One of the two is there, by a constraint. */
export function holderOf(organisationId: OrganisationId | null, officeId: OfficeId | null): ClientHolder {
  if (organisationId) return { kind: 'organisation', organisationId }
  if (officeId) return { kind: 'office', officeId }
  throw new Error('a client without holder')
}
