import { findClient, tokensToWarn } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellPerson } from '../notices.ts'
import { seatsFrom, standsOn } from '../store/seats.ts'
import { kindRules } from '../domain/kinds.ts'
import { findOrganisation } from '../store/organisations.ts'

const daysAhead = 30

/** Thirty days before a token ends, who keeps the organisation's programs is told, once. Tokens end by real time. */
export async function warnOfTokens(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    for (const { tokenId, clientId, expiresAt } of await tokensToWarn(tx, daysAhead)) {
      const client = await findClient(tx, clientId)
      if (client?.holder.kind !== 'organisation') continue
      const { organisationId } = client.holder
      const organisation = await findOrganisation(tx, organisationId)
      const today = house.clock.today()
      const seats = (await seatsFrom(tx, organisationId, today)).filter((seat) => standsOn(seat, today))
      for (const { role, personId } of seats) {
        if (organisation && kindRules[organisation.kind].rights[role].includes('clients'))
          await tellPerson(tx, {
            kind: 'organisations.token-ends',
            personId,
            key: tokenId,
            organisationId,
            at: expiresAt,
          })
      }
    }
  })
}
