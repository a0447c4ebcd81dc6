import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'

export type PlainWord = {
  id: number
  official: string
  plain: string
  note: string | null
  decidedBy: StaffId | null
  decidedAt: Temporal.Instant
}

/** Those in use, by their official word; at most two thousand. */
export async function plainWords(tx: Tx): Promise<PlainWord[]> {
  const { rows } = await sql<PlainWord>`
    select id::int, official, plain, note, decided_by as "decidedBy", decided_at as "decidedAt"
    from pages.plain_words where ended_at is null order by official collate "C" limit 2000`.execute(tx)
  return rows
}

export async function insertPlainWord(
  tx: Tx,
  made: { official: string; plain: string; note: string | null; by: StaffId; at: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into pages.plain_words (official, plain, note, decided_by, decided_at)
    values (${made.official}, ${made.plain}, ${made.note}, ${made.by}, ${made.at}) returning id::int`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the word was not written')
  return row.id
}

/** What was decided about a word is over; the row stays. Which one it was. */
export async function endPlainWord(
  tx: Tx,
  official: string,
  by: StaffId,
  at: Temporal.Instant,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    update pages.plain_words set ended_at = ${at}, ended_by = ${by} where official = ${official} and ended_at is null
    returning id::int`.execute(tx)
  return rows[0]?.id
}

/** What the profile has, where nothing was ever decided about a word. */
export async function seedPlainWords(
  tx: Tx,
  words: readonly { official: string; plain: string; note?: string | undefined }[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into pages.plain_words (official, plain, note, decided_at)
    select w.official, w.plain, w.note, ${at}
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w (official text, plain text, note text)
    where not exists (select from pages.plain_words p where p.official = w.official)
    on conflict do nothing`.execute(tx)
}
