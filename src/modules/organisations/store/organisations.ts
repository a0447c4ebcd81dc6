import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { OrganisationKind } from '../domain/kinds.ts'
import type { Contract, ContractId, Organisation, StoredContract } from '../domain/organisation.ts'

const columns = sql`o.id, o.kind, o.name, o.name_kana as "nameKana", o.is_authorised as "isAuthorised",
  o.is_public as "isPublic", o.corporate_number as "corporateNumber", o.office_id as "officeId", o.state,
  o.proposed_by as "proposedBy", o.recognised_on as "recognisedOn", o.refused_reason as "refusedReason",
  o.dissolved_on as "dissolvedOn", o.dissolved_reason as "dissolvedReason"`

export async function findOrganisation(tx: Tx, id: OrganisationId): Promise<Organisation | undefined> {
  const { rows } = await sql<Organisation>`
    select ${columns} from organisations.organisations o where o.id = ${id}`.execute(tx)
  return rows[0]
}

export type InvoiceIssuer = {
  name: string
  /** 登録番号; missing: it is not registered, or not known. */
  invoiceNumber?: string
}

/** Who signs a 適格請求書 for money that is this organisation's. */
export async function invoiceIssuer(tx: Tx, id: OrganisationId): Promise<InvoiceIssuer | undefined> {
  const { rows } = await sql<{ name: string; number: string | null }>`
    select name, invoice_number as number from organisations.organisations where id = ${id}`.execute(tx)
  const found = rows[0]
  return found && { name: found.name, ...(found.number && { invoiceNumber: found.number }) }
}

/** Locks the organisation; everything about its seats, invitations and programs waits for it. */
export async function lockOrganisation(tx: Tx, id: OrganisationId): Promise<Organisation | undefined> {
  await sql`select 1 from organisations.organisations where id = ${id} for update`.execute(tx)
  return findOrganisation(tx, id)
}

export type NewOrganisation = Pick<
  Organisation,
  'kind' | 'name' | 'nameKana' | 'isAuthorised' | 'isPublic' | 'corporateNumber' | 'officeId' | 'proposedBy'
> & { at: Temporal.Instant }

/** `undefined`: another one has this 法人番号. */
export async function insertOrganisation(tx: Tx, made: NewOrganisation): Promise<OrganisationId | undefined> {
  const { rows } = await sql<{ id: OrganisationId }>`
    insert into organisations.organisations (kind, name, name_kana, is_authorised, is_public, corporate_number,
      office_id, proposed_by, proposed_at)
    values (${made.kind}, ${made.name}, ${made.nameKana}, ${made.isAuthorised}, ${made.isPublic},
      ${made.corporateNumber}, ${made.officeId}, ${made.proposedBy}, ${made.at})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

type By = { by: StaffId; on: Temporal.PlainDate }

export async function markRecognised(tx: Tx, id: OrganisationId, { by, on }: { by: StaffId | null; on: By['on'] }) {
  await sql`update organisations.organisations set state = 'recognised', recognised_on = ${on}, decided_by = ${by}
    where id = ${id} and state = 'proposed'`.execute(tx)
}

export async function markRefused(tx: Tx, id: OrganisationId, { by, reason }: { by: StaffId; reason: string }) {
  await sql`update organisations.organisations set state = 'refused', refused_reason = ${reason}, decided_by = ${by}
    where id = ${id} and state = 'proposed'`.execute(tx)
}

export async function markWithdrawn(tx: Tx, id: OrganisationId): Promise<void> {
  await sql`update organisations.organisations set state = 'withdrawn' where id = ${id} and state = 'proposed'`.execute(
    tx,
  )
}

export async function markDissolved(tx: Tx, id: OrganisationId, { by, on, reason }: By & { reason: string }) {
  await sql`update organisations.organisations
    set state = 'dissolved', dissolved_on = ${on}, dissolved_reason = ${reason}, dissolved_by = ${by}
    where id = ${id} and state = 'recognised'`.execute(tx)
}

export type Listed = Organisation & { members: number; hasRepresentative: boolean }

export type ListQuery = {
  offices: readonly OfficeId[]
  on: Temporal.PlainDate
  words?: string | undefined
  kind?: OrganisationKind | undefined
  state?: Organisation['state'] | undefined
  after?: { nameKana: string; id: OrganisationId } | undefined
  limit: number
}

/** Organisations of these offices by reading, with how many seats stand on that day. */
export async function listOrganisations(tx: Tx, query: ListQuery): Promise<Listed[]> {
  const words = query.words && `%${query.words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Listed>`
    select ${columns}, coalesce(s.members, 0)::int as members, coalesce(s.represented, false) as "hasRepresentative"
    from organisations.organisations o
    left join lateral (
      select count(*) as members, bool_or(role = 'representative') as represented from organisations.seats
      where organisation_id = o.id and stands @> ${query.on}::date) s on true
    where o.office_id = any(${[...query.offices]}::uuid[])
      ${words ? sql`and (o.name like ${words} or o.name_kana like ${words})` : sql``}
      ${query.kind ? sql`and o.kind = ${query.kind}` : sql``}
      ${query.state ? sql`and o.state = ${query.state}` : sql`and o.state in ('proposed', 'recognised')`}
      ${query.after ? sql`and (o.name_kana, o.id) > (${query.after.nameKana}, ${query.after.id})` : sql``}
    order by o.name_kana, o.id limit ${query.limit}`.execute(tx)
  return rows
}

/** Names by id; an organisation that is not there is missing. */
export async function namesOfOrganisations(
  tx: Tx,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  const { rows } = await sql<{ id: OrganisationId; name: string }>`
    select id, name from organisations.organisations where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What a person has filed and the office has not settled, or would not. */
export async function proposalsOf(tx: Tx, persons: readonly PersonId[]): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${columns} from organisations.organisations o
    where o.proposed_by = any(${[...persons]}::uuid[]) and o.state in ('proposed', 'refused')
    order by o.id desc limit 50`.execute(tx)
  return rows
}

export async function contractsOf(tx: Tx, id: OrganisationId): Promise<StoredContract[]> {
  const { rows } = await sql<StoredContract>`
    select c.id, c.facility, c.valid_from as "validFrom", coalesce(e.ends_on, c.valid_to) as "validTo",
      e.reason as "endedReason"
    from organisations.contracts c left join organisations.contract_ends e on e.contract_id = c.id
    where c.organisation_id = ${id} order by c.valid_from desc, c.facility limit 100`.execute(tx)
  return rows
}

/** False: it had been taken back already. The database refuses a day outside of it. */
export async function insertContractEnd(
  tx: Tx,
  id: ContractId,
  end: { on: Temporal.PlainDate; reason: string; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into organisations.contract_ends (contract_id, ends_on, reason, entered_by, entered_at)
    values (${id}, ${end.on}, ${end.reason}, ${end.by}, ${end.at}) on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export async function insertContract(
  tx: Tx,
  id: OrganisationId,
  made: Contract & { by: StaffId | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into organisations.contracts (organisation_id, facility, valid_from, valid_to, entered_by)
    values (${id}, ${made.facility}, ${made.validFrom}, ${made.validTo}, ${made.by})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}
