import { demoOrganisations } from '#demo/organisations.ts'
import { issueClientToken, openClient } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, ClientId, OrganisationId } from '#platform/ids/index.ts'
import { signInAs, type TestHouse } from '#platform/testing/index.ts'

export const programKey = async (house: TestHouse, scopes: readonly string[]): Promise<string> =>
  (await programOf(house, scopes)).key

/** A program of a demo organisation with these scopes, and its key. */
export async function programOf(
  house: TestHouse,
  scopes: readonly string[],
): Promise<{ key: string; clientId: ClientId }> {
  await signInAs(house, '伊藤正')
  return house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: AccountId }>`select id from auth.accounts order by id limit 1`.execute(tx)
    const [account] = rows
    const organisationId = demoOrganisations[0]?.id as OrganisationId | undefined // parse edge: the demo's own
    if (!account || !organisationId) throw new Error('nobody could have a program')
    const holder = { kind: 'organisation', organisationId } as const
    const clientId = await openClient(tx, {
      ...{ holder, scopes, by: account.id },
      ...{ name: 'まちの目', purpose: '会員の知らせを送る', contact: '03-0000-0000' },
    })
    const key = await issueClientToken(tx, { clientId, days: 30, by: account.id })
    if (!key) throw new Error('no token')
    return { key, clientId }
  })
}
