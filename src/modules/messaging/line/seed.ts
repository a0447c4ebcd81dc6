import { sql, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { lookSoon } from './store/account.ts'

/** The process has begun: LINE is looked at soon. In the demo, whoever is linked from the start is a friend. */
export async function seed(tx: Tx, { config }: House): Promise<void> {
  await lookSoon(tx)
  if (config.env === 'production') return
  await sql`
    insert into messaging.line_friends (line_user_id, is_following, said_at)
    select address, true, '2000-01-01T00:00:00Z' from messaging.contacts where channel = 'line' and ended_at is null
    on conflict do nothing`.execute(tx)
}
