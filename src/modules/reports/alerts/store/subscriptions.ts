import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { reachOf, type Rhythm, type Wish } from '../domain/subscription.ts'

export type Subscription = {
  id: string
  label: string
  town: string | null
  radiusMetres: number | null
  group: string | null
  rhythm: Rhythm
  since: Temporal.Instant
}

/** The oldest first. */
export async function subscriptionsOf(tx: Tx, persons: readonly PersonId[]): Promise<Subscription[]> {
  const { rows } = await sql<Subscription>`
    select id, label, town, radius_metres as "radiusMetres", group_code as "group", rhythm, since
    from reports.subscriptions where person_id = any(${[...persons]}::uuid[]) order by id limit 100`.execute(tx)
  return rows
}

/** One after the other, so that nobody gets more than they may. */
export async function lockSubscriber(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reports.subscriber:' || ${personId}::text, 0))`.execute(tx)
}

export async function insertSubscription(
  tx: Tx,
  personId: PersonId,
  wish: Wish,
  since: Temporal.Instant,
): Promise<string> {
  const { near } = wish
  const reach = near && reachOf(near)
  const circle =
    near && reach
      ? sql`point(${near.place.lon}, ${near.place.lat}), ${near.radiusMetres}::int,
          box(point(${reach.west}, ${reach.south}), point(${reach.east}, ${reach.north}))`
      : sql`null::point, null::int, null::box`
  const { rows } = await sql<{ id: string }>`
    insert into reports.subscriptions (person_id, label, town, center, radius_metres, reach, group_code, rhythm, since)
    values (${personId}, ${wish.label}, ${wish.town ?? null}, ${circle}, ${wish.group ?? null}, ${wish.rhythm}, ${since})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no subscription was inserted')
  return row.id
}

/** Says whether there was one of theirs. */
export async function deleteSubscription(tx: Tx, id: string, persons: readonly PersonId[]): Promise<boolean> {
  const { rows } = await sql`
    delete from reports.subscriptions where id = ${id} and person_id = any(${[...persons]}::uuid[]) returning id`.execute(
    tx,
  )
  return rows.length > 0
}
