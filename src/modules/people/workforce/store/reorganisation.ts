import type { Organ } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { OfficeKind } from '../../store/offices.ts'

export type NewOffice = {
  key: string
  name: string
  nameKana: string
  nameEnglish: string
  kind: OfficeKind
  organ: Organ
  parentId: OfficeId | undefined
  phone: string
  from: Temporal.PlainDate
}

/** `undefined`: an office carries this key on some of these days. */
export async function insertOffice(tx: Tx, office: NewOffice): Promise<OfficeId | undefined> {
  const { rows } = await sql<{ id: OfficeId }>`
    insert into people.offices (key, name, name_kana, name_english, kind, organ, parent_id, parent_name, phone, valid_from)
    values (${office.key}, ${office.name}, ${office.nameKana}, ${office.nameEnglish}, ${office.kind}, ${office.organ},
      ${office.parentId ?? null}, coalesce((select ltrim(parent_name || ' ' || name) from people.offices
        where id = ${office.parentId ?? null} and kind <> 'executive'), ''), ${office.phone}, ${office.from}::date)
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export type OfficeSpan = { id: OfficeId; from: Temporal.PlainDate; until: Temporal.PlainDate | null }

/** Locked: two reorganisations of one office do not cross. */
export async function lockOffice(tx: Tx, id: OfficeId): Promise<OfficeSpan | undefined> {
  const { rows } = await sql<OfficeSpan>`
    select id, valid_from as "from", valid_to as "until" from people.offices where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function writeEnd(tx: Tx, id: OfficeId, on: Temporal.PlainDate): Promise<void> {
  await sql`update people.offices set valid_to = ${on}::date where id = ${id}`.execute(tx)
}

export async function existsOn(tx: Tx, id: OfficeId, on: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`
    select from people.offices where id = ${id} and daterange(valid_from, valid_to) @> ${on}::date`.execute(tx)
  return rows.length > 0
}

/** False: for this part of the work somebody was named before. */
export async function insertSuccession(
  tx: Tx,
  { officeId, successorId, procedure }: { officeId: OfficeId; successorId: OfficeId; procedure: string | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    insert into people.office_successions (office_id, successor_id, procedure)
    values (${officeId}, ${successorId}, ${procedure ?? null}) on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** Takes an end back that nobody succeeds yet; `false`: somebody does. */
export async function takeEndBack(tx: Tx, id: OfficeId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.offices o set valid_to = null
    where id = ${id} and not exists (select from people.office_successions s where s.office_id = o.id)
      and not exists (select from people.offices again where again.key = o.key and again.valid_from >= o.valid_to)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0) > 0
}

/**
 * Who is still in the office on the day it ends goes on in the one that succeeds it, in the same post; so does who was
 * to begin in it on that day or later.
 */
export async function movePosts(tx: Tx, from: OfficeId, to: OfficeId, on: Temporal.PlainDate): Promise<void> {
  const { rows } = await sql<{ id: string; staff_id: string; until: string | null }>`
    select id, staff_id, valid_to::text as until from people.posts
    where office_id = ${from} and valid_from < ${on}::date and (valid_to is null or valid_to > ${on}::date)
    order by id limit 5000 for update`.execute(tx)
  const moving = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moving(id uuid, until date)`
  await sql`
    update people.posts p set valid_to = ${on}::date from ${moving} where p.id = moving.id`.execute(tx)
  await sql`
    insert into people.posts (staff_id, office_id, role, rank, is_main, valid_from, valid_to)
    select p.staff_id, ${to}, p.role, p.rank, p.is_main, ${on}::date, moving.until
    from people.posts p join ${moving} on moving.id = p.id
    on conflict do nothing`.execute(tx)
  await sql`
    with late as (
      delete from people.posts where office_id = ${from} and valid_from >= ${on}::date
      returning staff_id, role, rank, is_main, valid_from, valid_to)
    insert into people.posts (staff_id, office_id, role, rank, is_main, valid_from, valid_to)
    select staff_id, ${to}, role, rank, is_main, valid_from, valid_to from late
    on conflict do nothing`.execute(tx)
}

export type EndingOffice = {
  id: OfficeId
  name: string
  parentName: string
  endsOn: Temporal.PlainDate
  /** Somebody takes the work as a whole. */
  isSucceeded: boolean
  /** Somebody takes it, or a part of it. */
  hasSuccessor: boolean
}

/** Offices that have ended or will, the latest first. */
export async function endingOffices(tx: Tx): Promise<EndingOffice[]> {
  const { rows } = await sql<EndingOffice>`
    select o.id, o.name, o.parent_name as "parentName", o.valid_to as "endsOn",
      exists (select from people.office_successions s where s.office_id = o.id and s.procedure is null) as "isSucceeded",
      exists (select from people.office_successions s where s.office_id = o.id) as "hasSuccessor"
    from people.offices o where o.valid_to is not null order by o.valid_to desc, o.id limit 500`.execute(tx)
  return rows
}
