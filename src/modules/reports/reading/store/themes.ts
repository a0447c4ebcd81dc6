import { sql, type Tx } from '#platform/db/index.ts'

/** A call of the office that goes on. */
export type Theme = { slug: string; title: string; body: string; opensOn: Temporal.PlainDate }

export async function currentThemes(tx: Tx, today: Temporal.PlainDate): Promise<Theme[]> {
  const { rows } = await sql<Theme>`
    select slug, title, body, opens_on as "opensOn" from reports.themes
    where opens_on <= ${today} and closes_on >= ${today} order by opens_on desc, slug limit 50`.execute(tx)
  return rows
}
