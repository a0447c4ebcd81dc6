import { Writable } from 'node:stream'
import { type Office, openOffice } from '#modules/procedures/testing/office.ts'
import { sql } from '#platform/db/index.ts'
import { createApp } from '#platform/http/index.ts'
import { createLogger } from '#platform/telemetry/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { everyModule } from '#src/main.ts'

export type Attacked = Awaited<ReturnType<typeof openAttacked>>

/** The whole office with every module, a real logger whose lines are kept, and the outside world. */
export async function openAttacked() {
  const office: Office = await openOffice()
  let lines = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk)
      done()
    },
  })
  const house = { ...office.house, modules: everyModule, log: createLogger(office.house.config, sink) }
  for (const { seed } of everyModule.filter((one) => !office.house.modules.includes(one)))
    await house.db.transact(async (tx) => seed?.(tx, house))
  const app = createApp(house)
  return {
    ...office,
    house,
    app,
    logged: () => lines,
    visit: async (name: string) =>
      browse(app, [...(await office.visit(name)).jar].map((pair) => pair.join('=')).join('; ')),
    sitAtDesk: async (name: string) => browse(app, await staffSignInAs(house, name)),
  }
}

export type Visitor = Awaited<ReturnType<Attacked['visit']>>

/** Who takes cases and proposes, and who confirms. */
export type Desk = readonly [Visitor, Visitor]

/** Two members of staff agree to issue this case. */
export async function decideToIssue(office: Attacked, id: string, desk?: Desk): Promise<void> {
  const [makoto, misaki] = desk ?? [await office.sitAtDesk('高橋真'), await office.sitAtDesk('田中美咲')]
  const page = `/staff/cases/${id}`
  await makoto.submit(page, {}, `${page}/assignment`)
  await makoto.submit(page, { outcome: 'issue', seen: 'on' }, `${page}/decision`)
  await misaki.submit(page, { seen: 'on' }, `${page}/confirmation`)
}

/** Rows of every table that says something of a case, a payment or a person. */
export async function rowCounts({ house }: Pick<Attacked, 'house'>): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname in ('people', 'payments', 'procedures', 'messaging', 'reservations')
       or (schemaname = 'platform' and tablename in ('documents', 'document_subjects', 'files', 'notices'))
    order by 1`.execute(house.db.kysely)
  const counts = sql.join(
    tables.map(({ name }) => sql`select ${name} as name, count(*)::int as count from ${sql.raw(name)}`),
    sql` union all `,
  )
  const { rows } = await sql<{ name: string; count: number }>`${counts}`.execute(house.db.kysely)
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

/** What must never stand in a log or before a stranger's eyes. */
export const hanakosData =
  /佐藤|花子|サトウ|光が丘.{1,12}304|1989-05-14|平成元年5月14日|hanako|U5a70a4a6|179-0072|card-0001/
/** The part of it that not even her household has on its own pages. */
export const hanakosOwn = /hanako|U5a70a4a6|card-0001/
