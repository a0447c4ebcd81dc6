import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import { tileOf } from '../../ground/index.ts'
import type { AssetId, ReportId } from '../../record/index.ts'
import type { Invented } from '../domain/invent.ts'
import type { WeakSpot } from '../domain/weak-spots.ts'

export async function inventedReports(tx: Tx): Promise<number> {
  const { rows } = await sql<{ reports: number }>`select reports from reports.invented`.execute(tx)
  return rows[0]?.reports ?? 0
}

/** How many there are; kept from others until the transaction is over. */
export async function lockInvented(tx: Tx): Promise<number> {
  const { rows } = await sql<{ reports: number }>`select reports from reports.invented for update`.execute(tx)
  return rows[0]?.reports ?? 0
}

export async function writeInventedCount(tx: Tx, reports: number): Promise<void> {
  await sql`update reports.invented set reports = ${reports}`.execute(tx)
}

export async function takeSerials(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('reports.serials')::int4 as serial from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ serial }) => serial)
}

type InventedAsset = { spot: WeakSpot; officeId: OfficeId }

/** What has a number on it; what is there already stays. Gives each by its number. */
export async function insertAssets(
  tx: Tx,
  assets: readonly InventedAsset[],
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, AssetId>> {
  const written = assets.flatMap(({ spot: { asset, place, town, owner }, officeId }) =>
    asset ? [{ ...asset, lat: place.lat, lon: place.lon, town: town.name, owner, office: officeId }] : [],
  )
  await sql`
    insert into reports.assets (kind, plate, label, position, town, owner, office_id, installed_on, changed_at)
    select kind, plate, label, point(lon, lat), town, owner, office, '2009-03-31', ${at}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as a (kind text, plate text, label text, lon float8, lat float8, town text, owner text, office uuid)
    order by plate on conflict (plate) do nothing`.execute(tx)
  const { rows } = await sql<{ plate: string; id: AssetId }>`
    select plate, id from reports.assets where plate = any(${written.map(({ plate }) => plate)}::text[])`.execute(tx)
  return new Map(rows.map(({ plate, id }) => [plate, id]))
}

export type InventedRow = {
  id: ReportId
  number: ReceiptNumber
  officeId: OfficeId
  assetId: AssetId | undefined
  title: string
  reporter: PersonId | undefined
  invented: Invented
}

/** Spots that break again and again are counted with the next sweep, whatever was counted today. */
export async function countRecurringAnew(tx: Tx): Promise<void> {
  await sql`delete from reports.recurring_counted`.execute(tx)
}

/** Reports with their whole history, in two statements. */
export async function insertInvented(tx: Tx, rows: readonly InventedRow[]): Promise<void> {
  const written = JSON.stringify(rows.map(columnsOf))
  await sql`
    insert into reports.reports (id, number, kind, category, asset_id, channel, position, shown_position, is_coarse, tile_x, tile_y, town,
      owner, description, shown_title, shown_text, reporter_person_id, office_id, body, state, state_since, publication, filed_at,
      changed_at, closed_at, due_on, paused_on, answer, answered_at, looked_at)
    select id, number, kind, category, asset, 'web', point(lon, lat), point(shown_lon, shown_lat), (lon, lat) <> (shown_lon, shown_lat),
      tile_x, tile_y, town, owner, said, title, said, reporter, office, body, state, since, publication, filed, since, closed, due,
      paused, answer, case when answer is not null then since end, looked
    from jsonb_to_recordset(${written}::jsonb) as r (id uuid, number text, kind text, category text, asset uuid, lon float8, lat float8,
      shown_lon float8, shown_lat float8, tile_x int, tile_y int, town text, owner text, said text, title text, reporter uuid,
      office uuid, body text, state text, since timestamptz, publication text, filed timestamptz, closed timestamptz, due date,
      paused date, answer text, looked timestamptz)`.execute(tx)
  const steps = rows.flatMap(({ id, invented }) =>
    invented.steps.map(({ to, at, said, reason }, position) => ({
      ...{ id, at: at.toString(), to, said, reason },
      number: position + 1,
      kind: position === 0 ? 'filed' : 'moved',
      from: invented.steps[position - 1]?.to,
      by: position === 0 ? 'reporter' : 'system',
      details: to === 'handed_over' && invented.body ? { body: invented.body } : {},
    })),
  )
  await sql`
    insert into reports.steps (report_id, number, kind, from_state, to_state, reason, said, details, at, by_kind)
    select id, number, kind, "from", "to", reason, said, details, at, by
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s (id uuid, number int, kind text, "from" text, "to" text,
      reason text, said text, details jsonb, at timestamptz, by text)`.execute(tx)
}

const closed = ['fixed', 'fixed_by_others', 'thanked', 'no_action', 'not_responsible', 'out_of_scope', 'cancelled']

function columnsOf({ id, number, officeId, assetId, title, reporter, invented }: InventedRow): Record<string, unknown> {
  const { place, shownPlace, category, steps, dueOn } = invented
  const last = steps.at(-1)
  const state = last?.to ?? 'received'
  const since = (last?.at ?? invented.filedAt).toString()
  const isClosed = closed.includes(state)
  const tile = tileOf(shownPlace)
  return {
    ...{ id, number, title, state, since, town: invented.town, owner: invented.owner, said: invented.text },
    ...{ kind: category.kind, category: category.code, publication: invented.publication },
    ...{ asset: assetId, looked: invented.lookedAt?.toString() },
    ...{
      lon: place.lon,
      lat: place.lat,
      shown_lon: shownPlace.lon,
      shown_lat: shownPlace.lat,
      tile_x: tile.x,
      tile_y: tile.y,
    },
    ...{ office: officeId, reporter, filed: invented.filedAt.toString(), due: dueOn?.toString() },
    body: state === 'handed_over' ? invented.body : undefined,
    closed: isClosed ? since : undefined,
    paused: state === 'handed_over' && dueOn ? since.slice(0, 10) : undefined,
    answer: isClosed ? last?.said : undefined,
  }
}
