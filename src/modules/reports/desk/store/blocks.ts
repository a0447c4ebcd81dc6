import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

export type BlockId = Id<'block'>
export const blockReasons = ['abuse', 'false-reports', 'threats', 'spam'] as const
export type BlockReason = (typeof blockReasons)[number]

export type Block = {
  id: BlockId
  personId: PersonId
  reportId: ReportId
  number: string
  officeId: OfficeId
  reason: BlockReason
  from: Temporal.Instant
  until: Temporal.Instant
  byStaff: StaffId
}

const columns = sql`b.id, b.person_id as "personId", b.report_id as "reportId", r.number, r.office_id as "officeId", b.reason,
  b.from_at as "from", b.until_at as "until", b.by_staff as "byStaff"`

/** Who may not report now, because of reports of these offices; the newest first. */
export async function standingBlocks(
  tx: Tx,
  offices: readonly OfficeId[] | 'all',
  now: Temporal.Instant,
): Promise<Block[]> {
  const { rows } = await sql<Block>`
    select ${columns} from reports.blocks b join reports.reports r on r.id = b.report_id
    where b.lifted_at is null and b.until_at > ${now}
      and ${offices === 'all' ? sql`true` : sql`r.office_id = any(${[...offices]}::uuid[])`}
    order by b.from_at desc, b.id limit 500`.execute(tx)
  return rows
}

export async function findBlock(tx: Tx, id: BlockId): Promise<Block | undefined> {
  const { rows } = await sql<Block>`
    select ${columns} from reports.blocks b join reports.reports r on r.id = b.report_id
    where b.id = ${id} and b.lifted_at is null`.execute(tx)
  return rows[0]
}

type NewBlock = Pick<Block, 'personId' | 'reportId' | 'reason' | 'from' | 'until' | 'byStaff'>

/** One that stands is replaced. */
export async function insertBlock(tx: Tx, block: NewBlock): Promise<void> {
  await sql`
    update reports.blocks set lifted_at = ${block.from}, lifted_by = ${block.byStaff}
    where person_id = ${block.personId} and lifted_at is null`.execute(tx)
  await sql`
    insert into reports.blocks (person_id, report_id, reason, from_at, until_at, by_staff)
    values (${block.personId}, ${block.reportId}, ${block.reason}, ${block.from}, ${block.until}, ${block.byStaff})`.execute(
    tx,
  )
}

export async function liftBlock(tx: Tx, id: BlockId, { at, by }: { at: Temporal.Instant; by: StaffId }): Promise<void> {
  await sql`
    update reports.blocks set lifted_at = ${at}, lifted_by = ${by} where id = ${id} and lifted_at is null`.execute(tx)
}

/** Until when this person may not report; `undefined`: they may. */
export async function blockedUntil(
  tx: Tx,
  person: PersonId,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ until: Temporal.Instant }>`
    select until_at as until from reports.blocks
    where person_id = ${person} and lifted_at is null and from_at <= ${now} and until_at > ${now} limit 1`.execute(tx)
  return rows[0]?.until
}
