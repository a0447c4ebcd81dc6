import { sql, type Tx } from '#platform/db/index.ts'
import type { Variant } from '../menu/plan.ts'

export type StandingMenu = { variant: Variant; hash: string; richMenuId: string }

export async function standingMenus(tx: Tx): Promise<StandingMenu[]> {
  const { rows } = await sql<StandingMenu>`
    select variant, content_hash as hash, rich_menu_id as "richMenuId" from messaging.line_menus order by variant`.execute(
    tx,
  )
  return rows
}

export async function keepMenu(
  tx: Tx,
  { variant, hash, richMenuId }: StandingMenu,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into messaging.line_menus (variant, content_hash, rich_menu_id, made_at)
    values (${variant}, ${hash}, ${richMenuId}, ${at})
    on conflict (variant) do update
    set content_hash = excluded.content_hash, rich_menu_id = excluded.rich_menu_id, made_at = excluded.made_at
    where line_menus.rich_menu_id <> excluded.rich_menu_id`.execute(tx)
}

/** LINE accounts that are linked and follow, after `after`, in order. */
export async function linkedAccounts(tx: Tx, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select c.address from messaging.contacts c
    where c.channel = 'line' and c.ended_at is null and c.address > ${after}
      and not exists (select from messaging.line_friends f where f.line_user_id = c.address and not f.is_following)
    order by c.address limit ${limit}`.execute(tx)
  return rows.map(({ address }) => address)
}

/** The LINE account of a contact, and whether somebody is linked to it now. */
export async function accountOfContact(
  tx: Tx,
  contactId: string,
): Promise<{ lineUserId: string; isLinked: boolean } | undefined> {
  const { rows } = await sql<{ lineUserId: string; isLinked: boolean }>`
    select c.address as "lineUserId", exists (
        select from messaging.contacts o where o.channel = 'line' and o.address = c.address and o.ended_at is null
      ) as "isLinked"
    from messaging.contacts c where c.id = ${contactId} and c.channel = 'line'`.execute(tx)
  return rows[0]
}
