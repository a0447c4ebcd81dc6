import type { Tx } from '#platform/db/index.ts'
import { type CardMatch, type FourItems, matchCard } from './domain/match-card.ts'
import { openRecordsBornOn } from './store/register.ts'

/** Whose certificate it is: exactly one open record fits its four items, as at sign-in. Reads only. */
export async function personOfCertificate(tx: Tx, items: FourItems): Promise<CardMatch> {
  return matchCard(items, await openRecordsBornOn(tx, items.birthDate))
}
