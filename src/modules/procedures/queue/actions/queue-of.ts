import {
  type Colleague,
  colleaguesWithin,
  officesBelow,
  officesByIds,
  personNames,
  staffNames,
} from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { readCursor, writeCursor } from '#platform/http/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { proceduresOf } from '../../actions/procedures-of.ts'
import type { Label } from '../domain/label.ts'
import { labelsOf } from '../store/labels.ts'
import { type QueueFilter, type QueueWords, usualFilter } from '../domain/filter.ts'
import { type Attention, needsAttention } from '../store/counts.ts'
import { cursorOf, listQueue, type QueueAsker, type QueueRow } from '../store/list.ts'
import { queue as t } from '../text.ts'

const pageSize = 50

export type QueueItem = QueueRow & {
  applicantName: string
  assigneeName: string | undefined
  submittedOn: Temporal.PlainDate
}

export type FilterChoices = {
  labels: readonly Label[]
  /** Procedures of the actor's offices, to choose from. */
  procedures: readonly { value: string; label: string }[]
  colleagues: readonly Colleague[]
  offices: readonly { id: OfficeId; name: string }[]
}

/** One page of the queue with the names that the screen shows; `more` is the cursor of the next page. */
export async function queuePage(
  tx: Tx,
  house: House,
  staff: Staff,
  wanted: { filter: QueueFilter; words?: QueueWords | undefined },
  cursor: string | undefined,
): Promise<{ items: QueueItem[]; more: string | undefined }> {
  const list = `queue:${wanted.filter.order}`
  const after = readCursor(house, list, cursor)
  const asker = await askerOf(tx, house, staff, wanted.filter)
  const rows = await listQueue(tx, asker, wanted, after && { at: String(after[0]), id: String(after[1]) }, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const at = last && cursorOf(wanted.filter.order, last)
  return { items: await withNames(tx, shown), more: at && writeCursor(house, list, [at.at, at.id]) }
}

/** Who asks, as the list takes it. */
export async function askerOf(tx: Tx, house: House, staff: Staff, { office }: QueueFilter): Promise<QueueAsker> {
  const today = house.clock.today()
  const all = ownOffices(staff)
  const named = office ? [office, ...(await officesBelow(tx, [office], today))] : all
  return {
    scope: casePolicy.scope(staff),
    own: [staff.staffId, ...(staff.covers ?? [])],
    offices: all.filter((one) => named.includes(one)),
    today,
  }
}

/** What of the actor's own work asks for somebody. */
export const attentionOf = async (tx: Tx, house: House, staff: Staff): Promise<Attention> =>
  needsAttention(tx, await askerOf(tx, house, staff, usualFilter))

async function withNames(tx: Tx, rows: readonly QueueRow[]): Promise<QueueItem[]> {
  const applicants = await personNames(
    tx,
    rows.map((row) => row.applicantPersonId),
  )
  const assignees = await staffNames(
    tx,
    rows.flatMap((row) => row.assigneeId ?? []),
  )
  return rows.map((row) => ({
    ...row,
    applicantName: applicants.get(row.applicantPersonId) ?? t.noRecord,
    assigneeName: row.assigneeId ? assignees.get(row.assigneeId) : undefined,
    submittedOn: wardDate(row.submittedAt),
  }))
}

/** What the filters offer to this member of staff. */
export async function filterChoices(tx: Tx, house: House, staff: Staff): Promise<FilterChoices> {
  const today = house.clock.today()
  const offices = ownOffices(staff)
  const names = await officesByIds(tx, offices)
  return {
    labels: await labelsOf(tx, offices),
    procedures: await proceduresOf(tx, offices, today),
    colleagues: await colleaguesOf(tx, house, staff),
    offices: offices.flatMap((id) => names.get(id) ?? []),
  }
}

/** Everybody else who works today in one of the actor's offices. */
export async function colleaguesOf(tx: Tx, house: House, staff: Staff): Promise<Colleague[]> {
  const all = await colleaguesWithin(tx, ownOffices(staff), house.clock.today())
  return all.filter(({ staffId }) => staffId !== staff.staffId)
}
