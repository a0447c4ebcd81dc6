import { z } from 'zod'
import type { Actor } from '#platform/auth/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { lockReport } from '../../record/index.ts'
import { askNews } from './client.ts'
import { sendTask } from './send.ts'
import { serverOf } from './servers.ts'
import { claimDue, type ForwardedId, nextToAsk, takenOf } from './store.ts'
import { hashOf, takeNews } from './take-news.ts'

export const askTask = 'reports.ask-open311'
const everyMinutes = 15

/** Finds what has to be sent, or asked for, and lets the worker do it: nobody waits here for another body. */
export async function followForwarded(house: House): Promise<void> {
  const now = house.clock.now()
  await house.db.transact(async (tx) => {
    const due = await claimDue(tx, now, now.add({ minutes: everyMinutes }))
    for (const { id, state } of due)
      if (state !== 'taken') await enqueue(tx, sendTask, { id }, { key: `${sendTask}:${id}` })
    const byServer = Map.groupBy(
      due.filter(({ state }) => state === 'taken'),
      ({ server }) => server,
    )
    for (const [server, rows] of byServer) await enqueue(tx, askTask, { server, ids: rows.map(({ id }) => id) })
  })
}

export const nextDue: NonNullable<Module['nextDue']> = async (tx, now) => {
  const at = await nextToAsk(tx, now)
  return at && { at, label: 'ほかの機関に、渡したレポートの様子を聞く' }
}

const payload = z.object({
  server: z.string(),
  ids: z.array(z.custom<ForwardedId>((id) => typeof id === 'string')).max(100),
})
const system: Actor = { kind: 'system', task: askTask }

/** Asks one body's server about these, in one call; what it said before says nothing new. Safe to run twice. */
export async function askForNews(house: House, job: unknown): Promise<void> {
  const { server: name, ids } = payload.parse(job)
  const server = serverOf(house, name)
  const rows = await house.db.read((tx) => takenOf(tx, ids))
  if (!server || rows.length === 0) return
  const answers = await askNews(
    server,
    rows.flatMap(({ externalId }) => externalId ?? []),
  )
  for (const { id, reportId, externalId } of rows) {
    const news = externalId === null ? undefined : answers?.get(externalId)
    if (!news) continue
    await house.db.transact(async (tx) => {
      const report = await lockReport(tx, reportId)
      const [forwarded] = await takenOf(tx, [id])
      const isNew = forwarded && !forwarded.heard?.equals(hashOf(news))
      // That it is open without a word is no news.
      if (report && isNew && !(news.status === 'open' && news.notes === ''))
        await takeNews(tx, house, system, report, forwarded, news)
    })
  }
}
