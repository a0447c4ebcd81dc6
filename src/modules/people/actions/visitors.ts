import { forgetGuestAccounts, guestsAmong, openGuestAccount, type SystemActor } from '#platform/auth/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emitAll } from '#platform/events/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { OutsideKind } from '../domain/outside-record.ts'
import { searchText } from '../domain/search/search-text.ts'
import { deleteSaid, deleteUnknown, insertOutsideRecord, newPerson, numberOutsider } from '../store/outside-records.ts'

/** Somebody without a card begins: an account and a person of whom nothing is known yet, found by no search. */
export async function welcomeVisitor(tx: Tx): Promise<{ personId: PersonId; accountId: AccountId }> {
  const personId = await newPerson(tx)
  return { personId, accountId: await openGuestAccount(tx, personId) }
}

export type VisitorFacts = {
  kind: OutsideKind
  name: string
  kana: string | null
  postcode: string | null
  address: string | null
  /** What it is about, for who finds the record later. */
  reason: string
}

/** What the visitor has asked for has arrived: from now on the ward knows them, outside the register (住登外), as they said. */
export async function registerVisitor(tx: Tx, house: House, personId: PersonId, facts: VisitorFacts): Promise<void> {
  const given = { ...facts, birthDate: null, sex: null, building: null }
  await numberOutsider(tx, personId)
  await insertOutsideRecord(tx, {
    ...given,
    personId,
    validFrom: house.clock.today(),
    addedBy: null,
    addedAt: house.clock.now(),
    searchText: searchText(given),
  })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'people.visitors' },
    action: 'people.outside.register',
    subject: { kind: 'person', id: personId },
    personId,
  })
}

/** Those who never filed anything leave nothing behind. */
export async function forgetVisitors(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  await forgetGuestAccounts(tx, personIds)
  await deleteUnknown(tx, personIds)
}

/**
 * The last that was kept of these visitors was destroyed: what they said of themselves goes too, with their account and,
 * by `people.forgotten`, where they were told. Their number stays and leads to nobody: it is never given again. People
 * with a card, and what staff wrote, are left alone.
 */
export async function destroyVisitors(tx: Tx, actor: SystemActor, personIds: readonly PersonId[]): Promise<void> {
  const visitors = await guestsAmong(tx, personIds)
  if (visitors.length === 0) return
  await deleteSaid(tx, visitors)
  await forgetVisitors(tx, visitors)
  for (const personId of visitors) {
    const subject = { kind: 'people.person', id: personId }
    await recordAudit(tx, { actor, action: 'people.outside.destroy', subject, personId })
  }
  await emitAll(
    tx,
    visitors.map((personId) => ({ type: 'people.forgotten', subjectKind: 'person', subjectId: personId })),
  )
}
