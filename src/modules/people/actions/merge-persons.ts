import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { personOfNumber } from '../store/history.ts'
import {
  decideMerge,
  insertMerge,
  lockMerge,
  lockPersons,
  type Merge,
  type MergeId,
  mergesOf,
  openRecordCount,
  setMergedInto,
} from '../store/merges.ts'
import { currentPersonId, idsOfPerson } from '../store/register.ts'
import { personToOpen } from './open-record.ts'
import { keepsRegister } from './search-register.ts'

export type MergeProblem = 'unknown_number' | 'same_person' | 'both_resident' | 'waits_already' | 'not_merged'

export type MergeAsked = { ok: true; id: MergeId } | { ok: false; reason: MergeProblem }

/** Proposes that the person of another 宛名番号 is this one. The one on the register stays, else this one. */
export async function proposeMerge(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, atenaNumber, reason }: { id: PersonId; atenaNumber: string; reason: string },
): Promise<MergeAsked> {
  const here = await personToOpen(tx, actor, id, recordPermissions.change)
  const known = await personOfNumber(tx, atenaNumber)
  const other = known && (await currentPersonId(tx, known))
  if (!other) return { ok: false, reason: 'unknown_number' }
  if (other === here) return { ok: false, reason: 'same_person' }
  await personToOpen(tx, actor, other, recordPermissions.change)
  if ((await openRecordCount(tx, [here, other])) > 1) return { ok: false, reason: 'both_resident' }
  const [from, into] = (await openRecordCount(tx, [other])) > 0 ? [here, other] : [other, here]
  return propose(tx, house, actor, { kind: 'merge', fromPersonId: from, intoPersonId: into, reason })
}

/** Proposes that a merged 宛名番号 is a person of its own after all. */
export async function proposeSplit(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, atenaNumber, reason }: { id: PersonId; atenaNumber: string; reason: string },
): Promise<MergeAsked> {
  const here = await personToOpen(tx, actor, id, recordPermissions.change)
  const from = await personOfNumber(tx, atenaNumber)
  const into = from && (await lockPersons(tx, [from])).get(from)
  if (!from || !into || !(await idsOfPerson(tx, here)).includes(from)) return { ok: false, reason: 'not_merged' }
  return propose(tx, house, actor, { kind: 'split', fromPersonId: from, intoPersonId: into, reason })
}

async function propose(
  tx: Tx,
  house: House,
  actor: Staff,
  made: Pick<Merge, 'kind' | 'fromPersonId' | 'intoPersonId' | 'reason'>,
): Promise<MergeAsked> {
  const id = await insertMerge(tx, { ...made, proposedBy: actor.staffId, proposedAt: house.clock.now() })
  if (!id) return { ok: false, reason: 'waits_already' }
  await note(tx, actor, made, `people.${made.kind}.propose`)
  return { ok: true, id }
}

/**
 * A second person, of those who keep the register, confirms or rejects. Both 宛名番号 then lead to the person that stays,
 * and a split undoes it.
 */
export async function decideOnMerge(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, mergeId, state }: { id: PersonId; mergeId: MergeId; state: 'confirmed' | 'rejected' },
): Promise<void> {
  const here = await personToOpen(tx, actor, id, recordPermissions.confirmMerge)
  if (!(await keepsRegister(tx, house, actor))) throw new Forbidden('keeps_no_register')
  const merge = await lockMerge(tx, mergeId)
  if (!merge || !(await mergesOf(tx, [here])).some((one) => one.id === mergeId)) throw new NotFound()
  if (merge.state !== 'proposed') throw new Conflict('merge_decided')
  if (merge.proposedBy === actor.staffId) throw new Forbidden('second_person')
  await personToOpen(tx, actor, merge.fromPersonId, recordPermissions.confirmMerge)
  await decideMerge(tx, mergeId, { state, by: actor.staffId, at: house.clock.now() })
  if (state === 'confirmed') await carryOut(tx, merge)
  await note(tx, actor, merge, `people.${merge.kind}.${state === 'confirmed' ? 'confirm' : 'reject'}`)
}

async function carryOut(tx: Tx, { kind, fromPersonId: from, intoPersonId: into }: Merge): Promise<void> {
  const persons = await lockPersons(tx, [from, into])
  const [leadsTo, stays] = [persons.get(from), persons.get(into)]
  // What was proposed may have been overtaken by a file or another act.
  const fits = kind === 'merge' ? leadsTo === null && stays === null : leadsTo === into
  if (!fits || (kind === 'merge' && (await openRecordCount(tx, [from, into])) > 1))
    throw new Conflict('merge_overtaken')
  await setMergedInto(tx, from, kind === 'merge' ? into : null)
  await emit(tx, {
    type: kind === 'merge' ? 'people.merged' : 'people.split',
    subjectKind: 'person',
    subjectId: from,
    data: { into },
  })
}

async function note(tx: Tx, actor: Staff, merge: Pick<Merge, 'fromPersonId' | 'intoPersonId'>, action: string) {
  for (const personId of [merge.fromPersonId, merge.intoPersonId])
    await recordAudit(tx, {
      actor,
      action,
      subject: { kind: 'person', id: merge.intoPersonId },
      personId,
      reason: 'duty',
      ids: { from: merge.fromPersonId, into: merge.intoPersonId },
    })
}
