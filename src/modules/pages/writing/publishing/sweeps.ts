import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'
import { dueEditions, dueTakedowns, nextMoment } from '../store/due.ts'
import { lockEdition, lockPage } from '../store/editions.ts'
import { insertStep } from '../store/steps.ts'
import { publishEdition } from './publish-edition.ts'
import { takeDown } from './take-down.ts'

/** Publishes what was approved and whose moment has come, however late this looks; each once and on its own. */
export async function publishDue(house: House): Promise<void> {
  const now = house.clock.now()
  for (const id of await house.db.read((tx) => dueEditions(tx, now))) {
    try {
      await house.db.transact((tx) => publishNow(tx, house, id, now))
    } catch (error) {
      // Another process was faster, or somebody took it back meanwhile.
      if (!(error instanceof Conflict)) house.log.error({ err: error }, 'a page could not be published')
    }
  }
}

/** Publishes an approved edition whose moment has come, and says so. */
export async function publishNow(tx: Tx, house: House, id: EditionId, now: Temporal.Instant): Promise<void> {
  const edition = await lockEdition(tx, id)
  if (!edition) throw new NotFound('edition')
  const { pageId } = edition
  await insertStep(tx, { pageId, editionId: id, step: 'published', at: now })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'pages.publish' },
    action: 'pages.page.publish',
    subject: { kind: 'pages.page', id: pageId },
    ids: { edition: id },
  })
  await publishEdition(tx, house, id, now)
}

/** Takes down what has reached its end; readers have not seen it since that moment. */
export async function takeDownDue(house: House): Promise<void> {
  const now = house.clock.now()
  for (const id of await house.db.read((tx) => dueTakedowns(tx, now)))
    await house.db.transact((tx) => takeDownNow(tx, house, id, now))
}

async function takeDownNow(tx: Tx, house: House, pageId: PageId, now: Temporal.Instant): Promise<void> {
  // Its end may have been moved between the look and the lock.
  await lockPage(tx, pageId)
  if (!(await dueTakedowns(tx, now)).includes(pageId)) return
  const edition = await takeDown(tx, house, pageId)
  if (!edition) return
  await insertStep(tx, { pageId, editionId: edition, step: 'taken_down', at: now })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'pages.take-down' },
    action: 'pages.page.take_down',
    subject: { kind: 'pages.page', id: pageId },
    ids: { edition },
  })
}

const labels = { publish: 'ページの公開', takedown: 'ページの掲載の終わり' } as const

export async function nextDue(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const next = await nextMoment(tx, now)
  return next && { at: next.at, label: labels[next.what] }
}
