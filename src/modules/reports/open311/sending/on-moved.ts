import { z } from 'zod'
import type { Module } from '#platform/module/index.ts'
import { findReport, requireCatalogue, type ReportId, stepsOf } from '../../record/index.ts'
import { endForwarded, insertForwarded } from './store.ts'

const byHand: ReadonlySet<string> = new Set(['phone', 'mail', 'paper'])
const moved = z.object({ step: z.number(), to: z.string() })

/** What is handed over to a body with a server goes there; what comes back to the office is asked for no more. */
export const onMoved: NonNullable<Module['consumers']>[string] = async (tx, event, house) => {
  const { step, to } = moved.parse(event.data)
  const reportId = event.subjectId as ReportId // parse edge: reports.moved is about a report
  await endForwarded(tx, reportId, step)
  if (to !== 'handed_over') return
  const report = await findReport(tx, reportId)
  const body = report?.state === 'handed_over' ? report.body : null
  const server = body === null ? undefined : requireCatalogue(house).bodies.get(body)?.open311
  if (body === null || !server) return
  const last = (await stepsOf(tx, reportId)).findLast((one) => one.to !== null)
  // It went on meanwhile; or somebody has told the body by telephone, and a second time would be a second case there.
  if (last?.number !== step || byHand.has(last.details['method'] ?? '')) return
  await insertForwarded(tx, { reportId, step, body, server, at: house.clock.now() })
}
