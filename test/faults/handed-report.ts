import { reports } from '#modules/reports/index.ts'
import { fileReport, lockReport, moveReport } from '#modules/reports/record/index.ts'
import { anonymous } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'

/** A hole on a metropolitan road, told by a program with a picture that lies inside, and handed over to the body. */
export async function handedReport(tx: Tx, house: House): Promise<void> {
  await reports.seed?.(tx, house)
  const { id } = await fileReport(tx, house, anonymous, {
    ...{ category: 'road-hole', channel: 'api', place: { lat: 35.7595, lon: 139.63 }, town: '光が丘二丁目' },
    ...{ owner: 'metropolis', description: '穴があります。' },
  })
  const report = await lockReport(tx, id)
  if (!report) throw new Error('no report')
  const by = { kind: 'system' } as const
  await moveReport(tx, house, anonymous, report, { to: 'handed_over', body: 'metropolitan-roads', by })
  await sql`
    insert into reports.posted_pictures (report_id, position, url, state)
    values (${id}, 1, 'http://127.0.0.1/a.jpg', 'waiting')`.execute(tx)
  await enqueue(tx, 'reports.fetch-pictures', { reportId: id })
}

/** Asks the body about what it has taken. */
export async function askTheBody(tx: Tx): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from reports.forwarded where state = 'taken'`.execute(tx)
  if (rows.length === 0) throw new Error('the body has taken nothing')
  await enqueue(tx, 'reports.ask-open311', { server: 'metropolitan-roads', ids: rows.map(({ id }) => id) })
}
