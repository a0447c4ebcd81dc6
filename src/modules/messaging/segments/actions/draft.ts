import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type SegmentCondition, type SegmentGroup, parseDraft, type SegmentProblem } from '../domain/definition.ts'
import { type FactsProblem, problemOfFacts, type SegmentFacts, type SegmentId } from '../domain/version.ts'
import { insertSegment, insertVersion, openVersion, renameSegment, versionsOf, writeDraft } from '../store/segments.ts'
import { lockLiving, lockOpen, noteSegment, requireRight } from './own.ts'

export type Drafted = { ok: true; id: SegmentId } | { ok: false; reason: FactsProblem | 'name-taken' }

/** A segment of one of the actor's own offices, with its first draft, which has no conditions yet. */
export async function createSegment(
  tx: Tx,
  house: House,
  staff: Staff,
  { officeId, name, ...facts }: SegmentFacts & { officeId: OfficeId; name: string },
): Promise<Drafted> {
  requireRight(staff, 'write')
  if (!staff.posts.some((post) => post.officeId === officeId)) throw new NotFound('office')
  const problem = problemOfFacts(facts)
  if (problem) return { ok: false, reason: problem }
  const at = house.clock.now()
  const id = await insertSegment(tx, { officeId, name, createdBy: staff.staffId, at })
  if (!id) return { ok: false, reason: 'name-taken' }
  const definition = { all: [], any: [], none: [] }
  await insertVersion(tx, { ...facts, segmentId: id, definition, draftedBy: staff.staffId, at })
  await noteSegment(tx, staff, 'create', id)
  return { ok: true, id }
}

/** Name, purpose, ground and period of the draft. */
export async function changeFacts(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, name, ...facts }: SegmentFacts & { id: SegmentId; name: string },
): Promise<Drafted> {
  requireRight(staff, 'write')
  const { head, version } = await lockDraft(tx, staff, id)
  const problem = problemOfFacts(facts)
  if (problem) return { ok: false, reason: problem }
  if (!(await renameSegment(tx, head, name))) return { ok: false, reason: 'name-taken' }
  const { definition } = version
  await writeDraft(tx, version, { ...facts, definition, draftedBy: staff.staffId, at: house.clock.now() })
  await noteSegment(tx, staff, 'change', id, version)
  return { ok: true, id }
}

type Change = { id: SegmentId; list: keyof SegmentGroup }

/** One more condition in one of the three lists of the draft. */
export async function addCondition(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, list, condition }: Change & { condition: SegmentCondition },
): Promise<SegmentProblem | undefined> {
  requireRight(staff, 'write')
  const { version } = await lockDraft(tx, staff, id)
  const { definition } = version
  const read = parseDraft({ ...definition, [list]: [...definition[list], condition] })
  if (!read.ok) return read.problems[0]
  await writeDraft(tx, version, {
    ...version,
    definition: read.segment,
    draftedBy: staff.staffId,
    at: house.clock.now(),
  })
  await noteSegment(tx, staff, 'change', id, version)
  return undefined
}

/** Takes out the part that was shown, wherever it stands by now; one that is gone already is no error. */
export async function removeCondition(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, list, shown }: Change & { shown: string },
): Promise<void> {
  requireRight(staff, 'write')
  const { version } = await lockDraft(tx, staff, id)
  const { definition } = version
  const rest = definition[list].filter((part) => JSON.stringify(part) !== shown)
  await writeDraft(tx, version, {
    ...version,
    definition: { ...definition, [list]: rest },
    draftedBy: staff.staffId,
    at: house.clock.now(),
  })
  await noteSegment(tx, staff, 'change', id, version)
}

/** The next version begins as the last one was; its period begins anew. */
export async function startVersion(tx: Tx, house: House, staff: Staff, id: SegmentId): Promise<void> {
  requireRight(staff, 'write')
  await lockLiving(tx, staff, id)
  const [last] = await versionsOf(tx, id)
  if (!last || (await openVersion(tx, id))) throw new Conflict('already_open')
  const validFrom = house.clock.today()
  await insertVersion(tx, {
    ...last,
    ...{ segmentId: id, draftedBy: staff.staffId, at: house.clock.now() },
    ...{ validFrom, validTo: validFrom.add({ years: 1 }) },
  })
  await noteSegment(tx, staff, 'renew', id)
}

async function lockDraft(tx: Tx, staff: Staff, id: SegmentId) {
  const open = await lockOpen(tx, staff, id)
  if (open.version.submittedAt) throw new Conflict('already_submitted')
  return open
}
