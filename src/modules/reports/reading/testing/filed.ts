import { anonymous } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  fileReport,
  type Filed,
  lockReport,
  type Move,
  moveReport,
  type NewReport,
  type Publication,
  publishReport,
  type Report,
  type ReportId,
} from '../../record/index.ts'

const lamp = {
  category: 'street-lamp',
  channel: 'web',
  place: { lat: 35.7595, lon: 139.63 },
  town: '光が丘二丁目',
  owner: 'ward',
  description: '公園の北側の街路灯がつきません。',
} as const satisfies NewReport

/** A lamp in 光が丘, or what is said otherwise. */
export const filed = (house: House, more: Partial<NewReport> = {}): Promise<Filed> =>
  house.db.transact((tx) => fileReport(tx, house, anonymous, { ...lamp, ...more }))

/** The same, looked at and public. */
export async function filedPublic(house: House, more: Partial<NewReport> = {}): Promise<Filed> {
  const report = await filed(house, more)
  await published(house, report.id, 'public')
  return report
}

export const published = (house: House, id: ReportId, to: Publication, reason?: string): Promise<void> =>
  withReport(house, id, async (tx, report) => {
    await publishReport(tx, house, anonymous, report, { to, reason, by: { kind: 'system' } })
  })

/** The office takes it to another state. */
export const moved = (house: House, id: ReportId, move: Omit<Move, 'by'>): Promise<void> =>
  withReport(house, id, async (tx, report) => {
    await moveReport(tx, house, anonymous, report, { by: { kind: 'system' }, ...move })
  })

type Work = (tx: Parameters<typeof lockReport>[0], report: Report) => Promise<void>

const withReport = (house: House, id: ReportId, work: Work): Promise<void> =>
  house.db.transact(async (tx) => {
    const report = await lockReport(tx, id)
    if (!report) throw new Error('no such report')
    await work(tx, report)
  })
