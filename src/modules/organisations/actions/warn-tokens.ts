import { findClient, tokensToWarn } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellPerson } from '../notices.ts'
import { personsWithRight } from './membership.ts'

/** Thirty and seven days before a token ends, who keeps the organisation's programs is told, once each. Tokens end by real time. */
export async function warnOfTokens(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    // The last first: who is a week before the end needs no word of thirty days.
    for (const warning of ['last', 'first'] as const)
      for (const token of await tokensToWarn(tx, warning))
        await tellKeepers(tx, house, { ...token, key: warning === 'last' ? `${token.tokenId}:last` : token.tokenId })
  })
}

type Ending = Awaited<ReturnType<typeof tokensToWarn>>[number] & { key: string }

async function tellKeepers(tx: Tx, house: House, { clientId, expiresAt, key }: Ending): Promise<void> {
  const client = await findClient(tx, clientId)
  // An office's are marked on the pages of who leads it: staff get no notices.
  if (client?.holder.kind !== 'organisation') return
  const { organisationId } = client.holder
  const keepers = await personsWithRight(tx, { organisationId, right: 'clients', on: house.clock.today() })
  for (const personId of keepers)
    await tellPerson(tx, { kind: 'organisations.token-ends', personId, key, organisationId, at: expiresAt })
}
