import { sql, type Tx } from '#platform/db/index.ts'
import type { Category } from '../catalogue/schema.ts'

/** Kinds as the profile has them; a radius that the office has changed stays, and one that is gone ends. */
export async function writeCategories(tx: Tx, categories: readonly Category[], at: Temporal.Instant): Promise<void> {
  const rows = categories.map(({ code, group, kind, radiusMetres }, position) => ({
    code,
    group,
    kind,
    radiusMetres,
    position,
  }))
  await sql`
    insert into reports.categories as c (code, group_code, kind, radius_metres, position)
    select code, "group", kind, "radiusMetres", position
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (code text, "group" text, kind text, "radiusMetres" int, position int)
        on conflict (code) do update set group_code = excluded.group_code, kind = excluded.kind, position = excluded.position,
          ended_at = null,
          radius_metres = case when c.radius_changed_by is null then excluded.radius_metres else c.radius_metres end`.execute(
    tx,
  )
  const codes = rows.map(({ code }) => code)
  await sql`
    update reports.categories set ended_at = ${at}
    where ended_at is null and not code = any(${codes}::text[])`.execute(tx)
}
