import { deliveriesOfDay, mailTo, stoppedCampaigns } from '#modules/messaging/index.ts'
import { unsealedAudit } from '#platform/audit/sealing/index.ts'
import { backupState, isBackupBehind } from '#platform/db/backup/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { enqueue, oldestWaitingJobSeconds, queueHealth } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { z } from 'zod'
import { freeBytes } from '../storage.ts'
import { operationsTexts as t } from '../text/staff.ts'
import { type Measured, wrongBy } from './kinds.ts'
import { type Alert, findAlert, writeAlerts } from './store.ts'

const everyMilliseconds = 30_000
const lastLooks = new WeakMap<House, number>()

/** Looks twice a minute whether work flows, whatever the loop that calls it. */
export async function watchHouse(house: House): Promise<void> {
  if (performance.now() - (lastLooks.get(house) ?? -everyMilliseconds) < everyMilliseconds) return
  lastLooks.set(house, performance.now())
  await lookAtHouse(house)
}

/** Writes down what began to be wrong and what is over, and has somebody told of each, once. */
export async function lookAtHouse(house: House): Promise<void> {
  const measured = await measure(house)
  await house.db.transact(async (tx) => {
    for (const { id, endedAt } of await writeAlerts(tx, wrongBy(measured)))
      if (house.config.alertMailTo)
        await enqueue(
          tx,
          'operations.tell-alert',
          { id, isOver: endedAt !== null },
          { key: `alert:${id}:${endedAt !== null}` },
        )
  })
}

export async function measure(house: House): Promise<Measured> {
  const free = await freeBytes(house.config.dataDir)
  return house.db.read(async (tx) => ({
    queue: await queueHealth(tx),
    oldestJobSeconds: await oldestWaitingJobSeconds(tx),
    freeBytes: free,
    lostMessages: await lostMessages(tx),
    stoppedCampaigns: await stoppedCampaigns(tx),
    isBackupBehind: await isBehind(tx, house),
    oldestUnsealedSeconds: (await unsealedAudit(tx)).oldestSeconds,
  }))
}

async function isBehind(tx: Tx, { config }: House): Promise<boolean> {
  const state = await backupState(tx, config)
  return state !== undefined && isBackupBehind(state, Temporal.Now.instant())
}

const lostMessages = async (tx: Tx): Promise<number> =>
  (await deliveriesOfDay(tx))
    .filter(({ state }) => state === 'unknown' || state === 'permanent-failure')
    .reduce((sum, { count }) => sum + count, 0)

const payloadOf = z.object({ id: z.int(), isOver: z.boolean() })

/** Sends the mail. Twice is the same mail: its Message-ID is made of the alert. */
export async function tellAlert(house: House, payload: unknown): Promise<void> {
  const { id, isOver } = payloadOf.parse(payload)
  const to = house.config.alertMailTo
  const alert = await house.db.read((tx) => findAlert(tx, id))
  if (!alert || !to) return
  const outcome = await mailTo(house, { to, ...wordsOf(house, alert, isOver), reference: `alert-${id}-${isOver}` })
  if (outcome.kind !== 'accepted') throw new AlertNotTold()
}

class AlertNotTold extends Error {
  override readonly name = 'AlertNotTold'
}

function wordsOf(house: House, { kind, beganAt, endedAt }: Alert, isOver: boolean): { subject: string; text: string } {
  const { name, words } = t.alerts.kinds[kind]
  const since = t.alerts.since(formatDateTime(beganAt, 'ja'))
  const link = `${house.config.publicUrl}/staff/health`
  return isOver
    ? {
        subject: t.alerts.over(name),
        text: `${since}\n${endedAt ? t.alerts.until(formatDateTime(endedAt, 'ja')) : ''}\n\n${link}\n`,
      }
    : { subject: t.alerts.begun(name), text: `${words}\n${since}\n\n${link}\n` }
}
