import { fileReport, lockReport, moveReport, type ReportId } from '#modules/reports/record/index.ts'
import { sql } from '#platform/db/index.ts'
import { dispatchEvents } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'

export const subscribers = 10_000

const task = { kind: 'system', task: 'bench' } as const
const lamp = { category: 'street-lamp', town: '光が丘二丁目', owner: 'ward' } as const
const place = { lat: 35.7595, lon: 139.63 }

/** Ten thousand people who want to hear of a new lamp at one place, by town, by circle and by kind, and at once. */
async function subscribe(house: House): Promise<void> {
  const box = { lat: 0.01, lon: 0.0125 }
  await house.db.transact((tx) =>
    sql`
    with known as (select count(*)::int as n from reports.subscriptions where label = 'bench'),
    newcomers as (
      insert into people.persons (id) select uuidv7() from known, generate_series(known.n + 1, ${subscribers}::int)
      returning id),
    numbered as (select id, row_number() over () % 10 as n from newcomers)
    insert into reports.subscriptions (person_id, label, town, center, radius_metres, reach, group_code, rhythm, since)
    select id, 'bench',
      case when n < 4 then ${lamp.town} end,
      case when n between 4 and 7 then point(${place.lon}, ${place.lat}) end,
      case when n between 4 and 7 then 1000 end,
      case when n between 4 and 7 then box(point(${place.lon - box.lon}, ${place.lat - box.lat}),
        point(${place.lon + box.lon}, ${place.lat + box.lat})) end,
      case when n > 7 then 'road' end, 'each', ${house.clock.now()}
    from numbered`.execute(tx),
  )
}

/** Milliseconds until the last of so many people has a notice waiting: of a new report, and of a step of one they follow. */
export async function alertTimes(house: House): Promise<{ newReport: number; step: number }> {
  await subscribe(house)
  await dispatchEvents(house)
  await tellSubscribers(house)
  const id = await house.db.transact(async (tx) => {
    const filed = await fileReport(tx, house, task, {
      ...lamp,
      channel: 'web',
      place,
      description: '街路灯がつきません。',
    })
    return filed.id
  })
  const newReport = await timed(async () => {
    await dispatchEvents(house)
    await tellSubscribers(house)
  })
  await requireNotices(house, 'reports.nearby', id)
  await house.db.transact((tx) =>
    sql`
    insert into reports.followers (report_id, person_id, since)
    select ${id}::uuid, person_id, ${house.clock.now()} from reports.subscriptions where label = 'bench'`.execute(tx),
  )
  await house.db.transact(async (tx) => {
    const report = await lockReport(tx, id)
    if (report) await moveReport(tx, house, task, report, { to: 'investigating', by: { kind: 'system' } })
  })
  const step = await timed(() => dispatchEvents(house))
  await requireNotices(house, 'reports', id)
  return { newReport, step }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function tellSubscribers(house: House): Promise<void> {
  const sweep = house.modules.find(({ name }) => name === 'reports')?.sweeps?.['reports.tell-subscribers']
  if (!sweep) throw new Error('no sweep tells subscribers')
  await sweep(house)
}

/** What was measured is worth nothing where somebody was left out. */
async function requireNotices(house: House, key: string, id: ReportId): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from platform.notices where key like ${`${key}:${id}:%`}`.execute(house.db.kysely)
  if ((rows[0]?.n ?? 0) < subscribers) throw new Error(`${rows[0]?.n} of ${subscribers} people were told`)
}
