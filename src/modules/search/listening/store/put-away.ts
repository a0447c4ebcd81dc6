import { sql, type Tx } from '#platform/db/index.ts'

/** Whether a day is over of which visitors are still known. */
export async function isDayOver(tx: Tx, today: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`select from search.salts where day < ${today} limit 1`.execute(tx)
  return rows.length > 0
}

/** Leaves numbers of the days before `today` and throws away whom they were of, with the salts: nobody can count them again. */
export async function putDaysAway(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  // Waits for who is writing, and nobody writes into these days after it.
  await sql`select from search.salts where day < ${today} order by day for update`.execute(tx)
  await sql`
    with gone as (delete from search.heard where day < ${today} returning *),
    clicks as (delete from search.clicked where day < ${today} returning *),
    chosen as (
      insert into search.chosen (day, query, subject, visitors, ranks, marks, wide_marks)
      select day, query, subject, count(*), sum(rank), bit_or(set_bit(repeat('0', 64)::bit(64), mark, 1)),
        bit_or(set_bit(repeat('0', 64)::bit(64), wide_mark, 1))
      from clicks group by day, query, subject
      on conflict do nothing)
    insert into search.searched (day, query, lang, shown, visitors, found, clicked, marks, wide_marks)
    select g.day, g.query, g.lang, max(g.shown), count(*), count(*) filter (where g.is_found),
      count(*) filter (where exists (
        select from clicks c where c.day = g.day and c.visitor = g.visitor and c.query = g.query)),
      bit_or(set_bit(repeat('0', 64)::bit(64), g.mark, 1)), bit_or(set_bit(repeat('0', 64)::bit(64), g.wide_mark, 1))
    from gone g group by g.day, g.query, g.lang
    on conflict do nothing`.execute(tx)
  await sql`delete from search.salts where day < ${today}`.execute(tx)
}

/** Forgets the numbers of days that no report reaches any more. */
export async function forgetBefore(tx: Tx, day: Temporal.PlainDate): Promise<void> {
  await sql`delete from search.searched where day < ${day}`.execute(tx)
  await sql`delete from search.chosen where day < ${day}`.execute(tx)
}
