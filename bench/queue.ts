import type { PersonId } from '#platform/ids/index.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { sql } from '#platform/db/index.ts'
import { formOf, staffSignInAs } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { report } from './running/figure.ts'
import { startLoader, type Sent } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { percentile } from './running/statistics.ts'

const cases = 100_000
const chunk = 2_500
const rounds = 10

const { house, origin, ownerUrl, close } = await openMeasuredHouse(3141)
const { kysely } = house.db
await fill()
const clerk = await staffSignInAs(house, '高橋真')
const head = await staffSignInAs(house, '長谷川徹')
const colleague = await staffIdOf('森大地')
const label = await labelId()

const queries: Record<string, string> = {
  'as it opens': '',
  'mine, overdue': 'view=mine&due=overdue',
  'nobody’s, this week': 'view=unassigned&due=week',
  'a colleague’s': `view=${colleague}`,
  'a colleague’s, closed, newest': `view=${colleague}&states=closed&order=newest`,
  'everything, in the order of arrival': 'view=all&states=all&order=arrival',
  'closed, by due day': 'view=all&states=closed',
  'refused (rare)': 'view=all&states=refused',
  'one procedure': 'view=all&procedure=residence-certificate',
  'at the counter (rare)': 'view=all&channel=counter',
  'a kind that the office has not': 'view=all&kind=booking',
  'waits for payment': 'view=all&waits=payment',
  'answers that came': 'view=all&waits=answered',
  'a label, due today': `view=all&label=${label}&due=today`,
  'a label, closed too': `view=all&states=all&label=${label}`,
  'kind and channel, newest': 'view=all&kind=certificate-request&channel=web&order=newest',
}

const loader = startLoader(origin)
const times = new Map<string, number[]>()
const get = (cookie: string, path: string): Sent => ({
  path,
  headers: { cookie, 'accept-encoding': 'gzip, deflate, br' },
})
for (const [who, cookie] of Object.entries({ clerk, 'section head': head })) {
  for (const [what, query] of Object.entries(queries)) {
    const pages = await firstPages(cookie, `/staff?${query}`)
    await measure(
      `${who}: ${what}`,
      pages.map((path) => get(cookie, path)),
    )
  }
}
const searches = { 'frequent surname': '佐藤', 'full name': '山本 蓮', nobody: '存在しない氏名' }
for (const [what, find] of Object.entries(searches)) await measure(`search: ${what}`, [await search(clerk, find)])
loader.stop()
await close()

const mixed = [...times.values()].flat()
report(
  'queue',
  `Milliseconds until a page of the staff's queue is there, whole, through HTTP (session, filters, counts, 50 rows with names and labels, rendered, compressed), with ${cases.toLocaleString('en')} cases in the house, a quarter of them open. ${Object.keys(queries).length} filters, each as a clerk of the largest office and as the head of a section, the first three pages of each, ${rounds} times, and ${Object.keys(searches).length} searches by name; one after the other, the sender and PostgreSQL on the same two cores. All of them mixed are the figure that is promised.`,
  [
    { what: 'all mixed, p95', value: percentile(mixed, 95), unit: 'ms', limit: { max: 100 } },
    { what: 'all mixed, p50', value: percentile(mixed, 50), unit: 'ms' },
    ...[...times].map(([what, spread]) => ({
      what: `${what}, p95`,
      value: percentile(spread, 95),
      unit: 'ms',
      spread,
    })),
  ],
)

async function measure(what: string, requests: readonly Sent[]): Promise<void> {
  const run = (total: number) => loader.run({ requests, total, concurrency: 1 }, { status: 200, minBytes: 1500 })
  await run(requests.length)
  const { answers } = await run(requests.length * rounds)
  times.set(
    what,
    answers.map(({ ms }) => ms),
  )
}

/** Addresses of the first three pages, as the link at the end of each leads on. */
async function firstPages(cookie: string, path: string): Promise<string[]> {
  const pages = [path]
  while (pages.length < 3) {
    const html = await (await fetch(origin + pages.at(-1), { headers: { cookie } })).text()
    const next = /href="(\/staff\?[^"]*after=[^"]+)"/.exec(html)?.[1]
    if (!next) break
    pages.push(next.replaceAll('&amp;', '&'))
  }
  return pages
}

async function search(cookie: string, find: string): Promise<Sent> {
  const html = await (await fetch(`${origin}/staff`, { headers: { cookie } })).text()
  return {
    method: 'POST',
    path: '/staff/search',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      csrf: formOf(html, '/staff/search').get('csrf') ?? '',
      idempotency_key: crypto.randomUUID(),
      find,
    }).toString(),
  }
}

/** Set by set: written as requests for one certificate, then spread over procedures, offices, states, channels and people. */
async function fill(): Promise<void> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from people.register_records where valid_to is null order by person_id limit 2000`.execute(
    kysely,
  )
  const applicants = rows.map(({ id }) => id)
  for (let done = 0; done < cases; done += chunk) {
    await house.db.transact((tx) =>
      writeManyCases(tx, {
        count: chunk,
        state: 'submitted',
        applicants,
        firstSerial: 50_000_000 + done,
        at: house.clock.now(),
      }),
    )
  }
  // What is filed keeps its revision; these have only been written.
  await runSql(ownerUrl, 'alter table procedures.applications disable trigger submitted_revision_is_frozen')
  await slowly(sql`
    with numbered as (
      select id, row_number() over (order by receipt_number)::int as n from procedures.applications
      where receipt_number >= 'N8-5' and submitted_at is not null
    ), elsewhere as (
      select r.id, r.procedure, coalesce(r.definition ->> 'kind', 'certificate-request') as kind, o.id as office,
        row_number() over (order by r.procedure)::int - 1 as k, count(*) over ()::int as every
      from (select distinct on (procedure) * from procedures.revisions order by procedure, number desc) r
      join people.offices o on o.key = r.definition ->> 'office' and o.valid_to is null
      where r.procedure <> 'residence-certificate'
    ), spread as (
      select numbered.id, n, e.id as revision, e.procedure, e.kind, e.office
      from numbered left join elsewhere e on n % 5 < 2 and e.k = n / 5 % e.every
    )
    update procedures.applications a set
      procedure = coalesce(s.procedure, a.procedure), kind = coalesce(s.kind, a.kind),
      revision_id = coalesce(s.revision, a.revision_id), submitted_revision_id = coalesce(s.revision, a.submitted_revision_id),
      office_id = coalesce(s.office, a.office_id),
      state = case
        when s.kind = 'booking' then case when n % 4 > 0 then 'completed' else 'submitted' end
        when n % 4 > 0 and n % 997 = 0 and coalesce(s.kind, '') in ('', 'application') then 'refused'
        when n % 4 > 0 then case when n % 7 = 0 then 'withdrawn' else 'completed' end
        else (array['submitted', 'submitted', 'in_review', 'in_review', 'in_review', 'awaiting_correction'])[1 + n / 4 % 6] end,
      closed_at = case when n % 4 > 0 then a.submitted_at end,
      channel = case when n % 401 = 0 then 'counter' when n % 37 = 0 then 'post' else 'web' end,
      submitted_at = a.submitted_at - make_interval(hours => case when n % 4 > 0 then 24 * (30 + n % 700) else n % 480 end),
      due_on = a.submitted_at::date + (n % 25 - 6) - case when n % 4 > 0 then 30 + n % 700 else 0 end
    from spread s where s.id = a.id`)
  await runSql(ownerUrl, 'alter table procedures.applications enable trigger submitted_revision_is_frozen')
  await slowly(sql`
    insert into procedures.assignments (application_id, staff_id, since)
    select a.id, s.id, a.submitted_at from procedures.applications a
    join lateral (select s.id from people.staff s
      join people.posts p on p.staff_id = s.id and p.office_id = a.office_id
      order by hashtext(a.id::text || s.id::text) limit 1) s on true
    where a.submitted_at is not null and a.state <> 'submitted' on conflict do nothing`)
  await slowly(sql`
    insert into procedures.corrections (application_id, fields, reason, answer_by, requested_by, requested_at, answered_at)
    select a.id, array['copies'], 'x', a.due_on, a.assignee_id, a.submitted_at, a.submitted_at
    from procedures.applications a where a.assignee_id is not null and hashtext(a.id::text) % 20 = 0`)
  await untilAnalyzed()
}

function slowly(statement: ReturnType<typeof sql>): Promise<void> {
  return house.db.transact(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await statement.execute(tx)
  })
}

/** A label that 1,000 cases of the clerk's office have. */
async function labelId(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into procedures.labels (office_id, slot, name, colour, made_by, made_at)
      select o.id, 1, '字形の確認', 'blue', ${colleague}, now() from people.offices o where o.key = 'certificates' and o.valid_to is null
      returning id, office_id
    ), put as (
      insert into procedures.case_labels (application_id, label_id, put_by, put_at)
      select a.id, made.id, ${colleague}, now() from made
      join procedures.applications a on a.office_id = made.office_id and a.submitted_at is not null
      order by hashtext(a.id::text) limit 1000
    )
    select id from made`.execute(kysely)
  return rows[0]?.id ?? ''
}

/** The database looks at its tables by itself, as in every house; until then its plans are guesses. */
async function untilAnalyzed(): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < 180_000) {
    const { rows } = await sql<{ seen: boolean }>`
      select bool_and(last_autoanalyze is not null and last_autovacuum is not null) as seen from pg_stat_user_tables
      where relid = 'procedures.applications'::regclass or relid = 'procedures.assignments'::regclass`.execute(kysely)
    if (rows[0]?.seen) return
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

async function staffIdOf(name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from people.staff where name = ${name}`.execute(kysely)
  return rows[0]?.id ?? ''
}
