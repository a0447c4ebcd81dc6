import { createHash } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertStep, moveReport, type Report, requireCatalogue, touchReport } from '../../record/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import type { News } from './client.ts'
import { type Forwarded, moveForwarded, writeHeard } from './store.ts'

export const hashOf = ({ status, notes }: News): Buffer => createHash('sha256').update(`${status}\0${notes}`).digest()

/**
 * What a body says of a locked report that it has. Its words are for the office to read. Where it says that it is done the
 * report comes back, and the office looks and answers. Gives the number of the step in which it is written.
 */
export async function takeNews(
  tx: Tx,
  house: House,
  actor: Actor,
  report: Report,
  forwarded: Forwarded,
  news: News,
): Promise<number> {
  const at = house.clock.now()
  const name = bodyName(house, forwarded.body)
  await writeHeard(tx, forwarded.id, hashOf(news), news.status)
  const note = news.status === 'closed' ? t.closedThere(name, news.notes) : t.news(name, news.notes)
  if (news.status === 'closed') await moveForwarded(tx, forwarded.id, ['taken'], { to: 'closed', at })
  if (news.status === 'closed' && report.state === 'handed_over' && report.body === forwarded.body)
    return moveReport(tx, house, actor, report, {
      to: 'in_progress',
      by: { kind: 'body' },
      said: t.saidClosed(name),
      note,
    })
  return writeNote(tx, house, actor, report, note, 'body')
}

/** For the office alone. */
export async function writeNote(
  tx: Tx,
  house: House,
  actor: Actor,
  report: Pick<Report, 'id'>,
  note: string,
  by: 'body' | 'system',
): Promise<number> {
  const at = house.clock.now()
  const step = await insertStep(tx, report.id, { kind: 'noted', by: { kind: by }, at, note })
  await touchReport(tx, report.id, at)
  await recordAudit(tx, {
    actor,
    action: 'reports.report.note',
    subject: { kind: 'reports.report', id: report.id },
    ids: { step: String(step) },
  })
  return step
}

export function bodyName(house: House, code: string): string {
  const body = requireCatalogue(house).bodies.get(code)
  return body ? withoutReadings(body.name.ja, house.profile.words.ja) : code
}
