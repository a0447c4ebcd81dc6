import { sql, type Tx } from '#platform/db/index.ts'
import type { ThemeId } from '../../record/index.ts'

/** A call of the office, and how many have answered it; counted as far as everybody sees them. */
export type Theme = {
  id: ThemeId
  slug: string
  category: string
  title: string
  body: string
  opensOn: Temporal.PlainDate
  closesOn: Temporal.PlainDate
  wanted: number | null
}

const columns = sql`id, slug, category, title, body, opens_on as "opensOn", closes_on as "closesOn", wanted`

export async function themeCalled(tx: Tx, slug: string): Promise<Theme | undefined> {
  const { rows } = await sql<Theme>`select ${columns} from reports.themes where slug = ${slug}`.execute(tx)
  return rows[0]
}

/** Answers are taken on that day. */
export async function openThemeCalled(tx: Tx, slug: string, on: Temporal.PlainDate): Promise<Theme | undefined> {
  const { rows } = await sql<Theme>`
    select ${columns} from reports.themes where slug = ${slug} and ${on}::date between opens_on and closes_on`.execute(
    tx,
  )
  return rows[0]
}

/** Those that are on or coming first, then the last ones. */
export async function listThemes(tx: Tx, on: Temporal.PlainDate): Promise<Theme[]> {
  const { rows } = await sql<Theme>`
    select ${columns} from reports.themes where opens_on <= ${on}::date + 14
    order by closes_on < ${on}::date, closes_on desc, slug limit 30`.execute(tx)
  return rows
}
