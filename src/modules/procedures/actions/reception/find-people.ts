import { isOfOrgan, mailingAddress, paperAddress, sayBirth, searchPersons } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { readSearchWords } from '../../domain/reception/search-words.ts'
import { reception } from '../../text/intake/reception.ts'

/** Somebody who may be the applicant, as the counter sees them. */
export type Candidate = { personId: PersonId; name: string; kana: string; birth: string; address: string }

const shown = 20

/** Who is meant. Everybody who is shown is recorded as seen. */
export async function findPeople(
  tx: Tx,
  house: House,
  actor: Staff,
  words: string,
): Promise<{ found: readonly Candidate[]; hasMore: boolean }> {
  if (!actor.permissions.has(receptionPermissions.type)) throw new Forbidden()
  // 根拠: 個人情報の保護に関する法律 第69条 (the register is held by the 長)
  if (!isOfOrgan(actor, 'head')) throw new Forbidden('other_organ')
  if (actor.contract && !actor.contract.searchesRegister) throw new Forbidden('not_in_contract')
  const hits = await searchPersons(tx, house, readSearchWords(words), { limit: shown + 1 })
  const found: Candidate[] = []
  for (const { personId, name, kana, birthDate, town, needsCheck } of hits.slice(0, shown)) {
    // Who is outside the register has the address that they gave.
    const known = (await paperAddress(tx, personId)) ?? (await mailingAddress(tx, personId, house.clock.today()))
    const address = needsCheck ? reception.find.needsCheck : (known?.address ?? town ?? '')
    found.push({ personId, name, kana: kana ?? '', birth: birthDate ? sayBirth(birthDate, toWareki) : '', address })
    const subject = { kind: 'people.person', id: personId }
    await recordAudit(tx, { actor, action: 'procedures.reception.search', subject, personId, reason: 'duty' })
  }
  return { found, hasMore: hits.length > shown }
}
