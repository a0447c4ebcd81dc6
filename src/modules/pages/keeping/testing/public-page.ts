import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { publishEdition } from '../../writing/index.ts'

let count = 0

/** A page of an office that everybody can read, with this text. Its slug. */
export async function publicPage(
  house: House,
  body: string,
  { office = 'certificates', reviewOn = null as string | null, details = {}, title = '見本のページ' } = {},
): Promise<string> {
  count += 1
  const slug = `sample-${count}`
  const id = newId()
  const edition = newId<'edition'>()
  const at = house.clock.now()
  await house.db.transact(async (tx) => {
    await sql`
      insert into pages.pages (id, slug, kind, office_id, created_at)
      select ${id}, ${slug}, 'guide', o.id, ${at} from people.offices o where o.key = ${office} limit 1`.execute(tx)
    await sql`
      insert into pages.editions (id, page_id, number, state, created_at, approved_at, review_on)
      values (${edition}, ${id}, 1, 'approved', ${at}, ${at}, ${reviewOn}::date)`.execute(tx)
    await sql`
      insert into pages.versions (edition_id, lang, number, title, summary, body, details, saved_at)
      values (${edition}, 'ja', 1, ${title}, '要約です。', ${body}, ${JSON.stringify(details)}::jsonb, ${at})`.execute(
      tx,
    )
    await publishEdition(tx, house, edition, at)
  })
  return slug
}
