import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId } from '#platform/ids/index.ts'
import type { Owner, Place } from '../../ground/index.ts'
import type { ServiceClock } from '../domain/clock.ts'
import type {
  AssetId,
  AttributeAnswers,
  Channel,
  Publication,
  Report,
  ReportId,
  ReportKind,
  ThemeId,
} from '../domain/report.ts'
import type { ReportState } from '../domain/states.ts'

/** Columns of `reports.reports r` as a `Report`. */
export const reportColumns = sql`r.id, r.number, r.kind, r.category, r.theme_id as "themeId", r.asset_id as "assetId", r.channel,
  r.position[1] as lat, r.position[0] as lon, r.shown_position[1] as "shownLat", r.shown_position[0] as "shownLon",
  r.is_coarse as "isCoarse", r.town, r.place_text as "placeText", r.owner, r.description, r.attributes,
  r.shown_title as "shownTitle", r.shown_text as "shownText", r.reporter_person_id as "reporterPersonId",
  r.client_id as "clientId", r.wants_private as "wantsPrivate", r.office_id as "officeId", r.assigned_to as "assignedTo",
  r.body, r.state, r.shape, r.state_since as "stateSince", r.publication, r.filed_at as "filedAt",
  r.changed_at as "changedAt", r.closed_at as "closedAt", r.due_on as "dueOn", r.paused_on as "pausedOn",
  r.expected_on as "expectedOn", r.answer, r.answered_at as "answeredAt", r.merged_into as "mergedInto", r.reopened, r.version`

export async function findReport(tx: Tx, id: ReportId): Promise<Report | undefined> {
  const { rows } = await sql<Report>`select ${reportColumns} from reports.reports r where r.id = ${id}`.execute(tx)
  return rows[0]
}

export async function findByNumber(tx: Tx, number: string): Promise<Report | undefined> {
  const { rows } = await sql<Report>`select ${reportColumns} from reports.reports r where r.number = ${number}`.execute(
    tx,
  )
  return rows[0]
}

/** The report, kept from others until the transaction is over. */
export async function lockReport(tx: Tx, id: ReportId): Promise<Report | undefined> {
  await sql`select from reports.reports where id = ${id} for update`.execute(tx)
  return findReport(tx, id)
}

/** Several at once, always in one order; those that there are. */
export async function lockReports(tx: Tx, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, Report>> {
  await sql`select from reports.reports where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
  return new Map((await findReports(tx, ids)).map((report) => [report.id, report]))
}

export async function findReports(tx: Tx, ids: readonly ReportId[]): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select ${reportColumns} from reports.reports r where r.id = any(${[...ids]}::uuid[]) order by r.id`.execute(tx)
  return rows
}

export async function nextSerial(tx: Tx): Promise<number> {
  const { rows } = await sql<{ serial: number }>`select nextval('reports.serials')::int8 as serial`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a sequence gave nothing')
  return Number(row.serial)
}

export type ReportRow = {
  number: string
  kind: ReportKind
  category: string
  themeId: ThemeId | undefined
  assetId: AssetId | undefined
  channel: Channel
  position: Place
  shownPosition: Place
  isCoarse: boolean
  tile: { x: number; y: number }
  town: string
  placeText: string | undefined
  owner: Owner
  description: string
  attributes: AttributeAnswers
  shownTitle: string
  shownText: string
  reporterPersonId: PersonId | undefined
  clientId: string | undefined
  contact: Buffer | undefined
  wantsPrivate: boolean
  officeId: OfficeId
  publication: Publication
  filedAt: Temporal.Instant
  dueOn: Temporal.PlainDate | undefined
}

export async function insertReport(tx: Tx, row: ReportRow): Promise<ReportId> {
  const { position: at, shownPosition: shown, tile } = row
  const { rows } = await sql<{ id: ReportId }>`
    insert into reports.reports (number, kind, category, theme_id, asset_id, channel, position, shown_position, is_coarse,
      tile_x, tile_y, town, place_text, owner, description, attributes, shown_title, shown_text, reporter_person_id, client_id,
      contact, wants_private, office_id, state, state_since, publication, filed_at, changed_at, due_on)
    values (${row.number}, ${row.kind}, ${row.category}, ${row.themeId ?? null}, ${row.assetId ?? null}, ${row.channel},
      point(${at.lon}, ${at.lat}), point(${shown.lon}, ${shown.lat}), ${row.isCoarse}, ${tile.x}, ${tile.y}, ${row.town},
      ${row.placeText ?? null}, ${row.owner}, ${row.description}, ${JSON.stringify(row.attributes)}::jsonb, ${row.shownTitle},
      ${row.shownText}, ${row.reporterPersonId ?? null}, ${row.clientId ?? null}, ${row.contact ?? null}, ${row.wantsPrivate},
      ${row.officeId}, 'received', ${row.filedAt}, ${row.publication}, ${row.filedAt}, ${row.filedAt}, ${row.dueOn ?? null})
    returning id`.execute(tx)
  const [inserted] = rows
  if (!inserted) throw new Error('no report was inserted')
  return inserted.id
}

export type StateChange = {
  state: ReportState
  at: Temporal.Instant
  isEnd: boolean
  clock: ServiceClock
  body: string | undefined
  expectedOn: Temporal.PlainDate | undefined
  /** For everybody; missing: what was answered before stays. */
  answer: string | undefined
  countsAsReopened: boolean
  /** Only of `duplicate`. */
  mergedInto: ReportId | undefined
}

/** The report has to be locked. */
export async function writeState(tx: Tx, id: ReportId, change: StateChange): Promise<void> {
  const { at, clock } = change
  await sql`
    update reports.reports set state = ${change.state}, state_since = ${at}, changed_at = ${at}, version = version + 1,
      closed_at = ${change.isEnd ? at : null}::timestamptz, due_on = ${clock.dueOn ?? null}, paused_on = ${clock.pausedOn ?? null},
      body = ${change.body ?? null}, expected_on = ${change.expectedOn ?? null},
      answer = coalesce(${change.answer ?? null}::text, answer),
      answered_at = case when ${change.answer ?? null}::text is null then answered_at else ${at} end,
      reopened = reopened + ${change.countsAsReopened ? 1 : 0}::int, merged_into = ${change.mergedInto ?? null}
    where id = ${id}`.execute(tx)
}

export async function writePublication(
  tx: Tx,
  id: ReportId,
  { publication, at }: { publication: Publication; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update reports.reports set publication = ${publication}, changed_at = ${at}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Marks that something of it has changed, so that who looks at what was there before does not decide on it. */
export async function touchReport(tx: Tx, id: ReportId, at: Temporal.Instant): Promise<void> {
  await sql`update reports.reports set changed_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}
