import { destroyVisitors } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { deleteReporters, reportersToCheck, writeChecked } from '../store/reporters.ts'

const batch = 200
const days = 30
const task = { kind: 'system', task: 'reports.forget-reporters' } as const

/**
 * Who is on no register and has nothing left here — no report, nothing followed, nothing asked for — is forgotten with the
 * mail address that they confirmed. Each is looked at every thirty days.
 */
export async function forgetReporters(house: House): Promise<void> {
  await house.db.transact((tx) => checkBatch(tx, house.clock.now()))
}

async function checkBatch(tx: Tx, now: Temporal.Instant): Promise<void> {
  const found = await reportersToCheck(tx, now.subtract({ hours: 24 * days }), now, batch)
  if (found.length === 0) return
  const idle = found.filter(({ hasNothing }) => hasNothing)
  // Nobody of them begins a report meanwhile.
  for (const { accountId } of idle) await lockFor(tx, 'reports.reporter', accountId)
  const gone = await deleteReporters(
    tx,
    idle.map(({ personId }) => personId),
    now,
  )
  await destroyVisitors(tx, task, gone)
  await writeChecked(
    tx,
    found.map(({ accountId }) => accountId),
    now,
  )
  if (gone.length === 0) return
  await recordAudit(tx, {
    actor: task,
    action: 'reports.retention.forget_reporters',
    subject: { kind: 'reports.retention', id: now.toString() },
    ids: { reporters: String(gone.length) },
  })
}
