import { recordAudit } from '#platform/audit/index.ts'
import type { Client } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { findByNumber, insertStep, lockReport, type Report, touchReport } from '../../record/index.ts'
import { bad, notThere, Refusal } from '../answers/refusal.ts'
import { findShown } from '../reading/store.ts'
import { isOfBody } from '../sending/servers.ts'
import { takeNews } from '../sending/take-news.ts'
import { bodyHolding } from '../sending/store.ts'
import { staffTexts as t } from '../text/staff.ts'
import { insertPictures, insertUpdate, wasUpdated } from './store.ts'

export type Update = {
  number: string
  updateId: string
  status: 'open' | 'closed' | undefined
  description: string
  mediaUrls: readonly string[]
}

/**
 * What a program says of a report that it filed, or a body of one that was handed over to it: each once, for the office to
 * read. Throws a `Refusal` for a report that is neither, and for an id that was taken before.
 */
export async function takeUpdate(tx: Tx, house: House, client: Client, update: Update): Promise<void> {
  await lockFor(tx, 'reports.posted_updates', `${client.clientId}:${update.updateId}`)
  if (await wasUpdated(tx, client.clientId, update.updateId)) throw bad('update_repeated', update.updateId)
  const found = await findByNumber(tx, update.number)
  const report = found && (await lockReport(tx, found.id))
  if (!report) throw notThere('request_unknown', update.number)
  const at = house.clock.now()
  const step = await write(tx, house, client, report, update)
  await insertUpdate(tx, { clientId: client.clientId, updateId: update.updateId, reportId: report.id, step, at })
  if (update.mediaUrls.length === 0) return
  await insertPictures(tx, report.id, update.mediaUrls)
  await enqueue(tx, 'reports.fetch-pictures', { reportId: report.id }, { key: `reports.fetch-pictures:${report.id}` })
}

async function write(tx: Tx, house: House, client: Client, report: Report, update: Update): Promise<number> {
  const held = await bodyHolding(tx, report.id)
  if (held && isOfBody(house, held.server, client.clientId)) {
    const { status, description } = update
    return takeNews(tx, house, client, report, held, { status: status ?? 'open', notes: description })
  }
  if (report.clientId !== client.clientId) {
    const [shown] = await findShown(tx, [report.number])
    throw shown
      ? new Refusal(403, [{ code: 'not_yours', about: report.number }])
      : notThere('request_unknown', report.number)
  }
  const at = house.clock.now()
  const note = t.updateOfProgram(update.description, update.status)
  const step = await insertStep(tx, report.id, { kind: 'noted', by: { kind: 'reporter' }, at, note })
  await touchReport(tx, report.id, at)
  await recordAudit(tx, {
    actor: client,
    action: 'reports.report.note',
    subject: { kind: 'reports.report', id: report.id },
    ids: { step: String(step) },
  })
  return step
}
