import { sql, type Tx } from '#platform/db/index.ts'
import { normalise } from '../engine/index.ts'
import { keptDays } from './domain/report.ts'
import { type Choice, type Days, mostTerms, queriesLeadingTo, type Term, termsOf } from './store/reports.ts'

export type Led = Choice & { shown: string }
export type Usual = {
  /** Queries of many who chose the subject. */
  led: readonly Led[]
  /** Queries of many all of whose words stand in the subject, and who did not choose it. */
  missed: readonly Term[]
}

/** Queries of at least ten visitors that led to a subject or should have. */
export async function usualOf(tx: Tx, subject: string, days: Days): Promise<Usual> {
  const led = await queriesLeadingTo(tx, subject, days)
  const text = await textOf(tx, subject)
  if (text === '') return { led, missed: [] }
  const { terms } = await termsOf(tx, days)
  const known = new Set(led.map(({ query }) => query))
  const missed = terms.filter(
    ({ query }) => !known.has(query) && query.split(/\s+/).every((word) => text.includes(word)),
  )
  return { led, missed: missed.slice(0, 30) }
}

/** For who writes the page: what people type who want it, most first. */
export async function usualQueriesFor(tx: Tx, subject: string): Promise<readonly string[]> {
  const { rows } = await sql<{ to: Temporal.PlainDate | null }>`select max(day) as "to" from search.searched`.execute(
    tx,
  )
  const to = rows[0]?.to
  if (!to) return []
  const { led, missed } = await usualOf(tx, subject, { from: to.subtract({ days: keptDays - 1 }), to })
  return [...led, ...missed].map(({ shown }) => shown).slice(0, mostTerms / 10)
}

async function textOf(tx: Tx, subject: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select string_agg(concat_ws(E'\n', title, summary, array_to_string(headings, E'\n'), array_to_string(words, E'\n'),
      body), E'\n') as text
    from search.documents where subject = ${subject} and removed_at is null and lang <> 'en'`.execute(tx)
  return normalise(rows[0]?.text ?? '')
}
