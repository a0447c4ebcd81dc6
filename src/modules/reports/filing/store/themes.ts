import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Shape, ThemeId } from '../../record/index.ts'

/** A call of the office: look at one kind of thing in these days. */
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

type NewTheme = {
  slug: string
  category: string
  officeId: OfficeId
  title: string
  body: string
  opensOn: Temporal.PlainDate
  closesOn: Temporal.PlainDate
  wanted?: number | undefined
  at: Temporal.Instant
}

/** Nothing where one is called so already. */
export async function insertTheme(tx: Tx, theme: NewTheme): Promise<void> {
  await sql`
    insert into reports.themes (slug, category, office_id, title, body, opens_on, closes_on, wanted, created_at)
    values (${theme.slug}, ${theme.category}, ${theme.officeId}, ${theme.title}, ${theme.body}, ${theme.opensOn},
      ${theme.closesOn}, ${theme.wanted ?? null}, ${theme.at})
    on conflict (slug) do nothing`.execute(tx)
}

export type ShownAnswer = { number: string; title: string; town: string; lat: number; lon: number; shape: Shape }

/** What everybody sees of the answers, the newest first; no more than `most`, so that it is counted no further. */
export async function answersOf(tx: Tx, themeId: ThemeId, most: number): Promise<ShownAnswer[]> {
  const { rows } = await sql<ShownAnswer>`
    select number, title, town, lat, lon, shape from reports.shown
    where "themeId" = ${themeId} and "mergedInto" is null
    order by "filedAt" desc, id desc limit ${most}`.execute(tx)
  return rows
}
