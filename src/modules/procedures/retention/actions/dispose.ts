import { destroyVisitors } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff, SystemActor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { emitAll } from '#platform/events/index.ts'
import { removeStored } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import type { DisposalId } from '../domain/hold.ts'
import { retentionPermissions } from '../permissions.ts'
import {
  bytesToRemove,
  confirmedDisposals,
  countRipe,
  destroyNext,
  lockDisposal,
  namedNowhere,
  takeCount,
  writeConfirmed,
  writeDone,
  writeRemoved,
} from '../store/disposals.ts'

// Cases of one transaction: a kill between two loses nothing and begins with the next.
const batch = 50
const batchesAtOnce = 20

/** A person of the records office has looked: these may go. 根拠: 公文書等の管理に関する法律 第8条第2項に倣う文書管理規程（要確認） */
export async function confirmDisposal(tx: Tx, house: House, actor: Staff, id: DisposalId): Promise<void> {
  if (!actor.permissions.has(retentionPermissions.confirm)) throw new Forbidden()
  const disposal = await lockDisposal(tx, id)
  if (!disposal) throw new NotFound('disposal')
  if (disposal.state !== 'planned') throw new Conflict('wrong_state')
  await writeConfirmed(tx, id, actor.staffId, house.clock.now())
  const subject = { kind: 'procedures.disposal', id }
  await recordAudit(tx, { actor, action: 'procedures.disposal.confirm', subject })
}

/** The sweep, once a day: what is over since. */
export async function countDisposals(house: House): Promise<void> {
  const today = house.clock.today()
  await house.db.transact(async (tx) => {
    if (await takeCount(tx, today)) await countRipe(tx, today)
  })
}

const destroyer: SystemActor = { kind: 'system', task: 'procedures.dispose' }

/** The sweep that lets go: some batches a run, rows first, then the bytes of their files. */
export async function dispose(house: House): Promise<void> {
  await removeBytes(house)
  for (const id of await house.db.read(confirmedDisposals)) {
    for (let round = 0; round < batchesAtOnce; round += 1) if (!(await disposeNext(house, id))) break
    await removeBytes(house)
  }
}

/** One transaction: rows, audit and news of at most so many cases. Says whether there may be more. */
export function disposeNext(house: House, id: DisposalId, most = batch): Promise<boolean> {
  return house.db.transact(async (tx) => {
    const gone = await destroyNext(tx, id, house.clock.today(), most)
    for (const { applicationId, applicantPersonId: personId } of gone) {
      const subject = { kind: 'procedures.application', id: applicationId }
      await recordAudit(tx, {
        actor: destroyer,
        action: 'procedures.application.destroy',
        subject,
        personId,
        ids: { disposal: id },
      })
    }
    await emitAll(
      tx,
      gone.map(({ applicationId, applicantPersonId, documents }) => ({
        type: 'procedures.destroyed',
        subjectKind: 'procedures.application',
        subjectId: applicationId,
        data: { personId: applicantPersonId, documents: documents.join(' ') },
      })),
    )
    const forgotten = await namedNowhere(
      tx,
      gone.map(({ applicantPersonId }) => applicantPersonId),
    )
    await destroyVisitors(tx, destroyer, forgotten)
    if (gone.length === 0) await writeDone(tx, id, house.clock.now())
    return gone.length > 0
  })
}

// Their rows are gone for good before the bytes are touched; what a kill leaves is found again in the list.
async function removeBytes(house: House): Promise<void> {
  for (;;) {
    const names = await house.db.read((tx) => bytesToRemove(tx, 100))
    if (names.length === 0) return
    await removeStored(house, names)
    await house.db.transact((tx) => writeRemoved(tx, names))
  }
}
