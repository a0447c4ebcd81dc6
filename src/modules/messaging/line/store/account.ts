import { sql, type Tx } from '#platform/db/index.ts'
import type { LineAccount } from '../channel.ts'

export async function knownAccount(tx: Tx): Promise<LineAccount | undefined> {
  const { rows } = await sql<{ botUserId: string | null; basicId: string | null }>`
    select bot_user_id as "botUserId", basic_id as "basicId" from messaging.line_account`.execute(tx)
  const { botUserId, basicId } = rows[0] ?? {}
  return botUserId && basicId ? { botUserId, basicId } : undefined
}

export async function keepAccount(tx: Tx, { botUserId, basicId }: LineAccount): Promise<void> {
  await sql`update messaging.line_account set bot_user_id = ${botUserId}, basic_id = ${basicId}`.execute(tx)
}
