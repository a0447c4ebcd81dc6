import { recordAudit } from '#platform/audit/index.ts'
import { loadResident, openSessions } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import type { Reply } from '../channel.ts'
import type { OpenEvent } from '../store/events.ts'
import type { Interlocutor } from '../store/friends.ts'
import {
  contactsAround,
  endLineContact,
  type LineContact,
  type LinkingPerson,
  openLineContact,
  useNonce,
} from '../store/links.ts'
import { voiceOf } from '../voice.ts'

/** What LINE's `accountLink` says: on `ok` the person who made the nonce is told things there from now on. */
export async function linkAccount(
  tx: Tx,
  house: House,
  { payload, age }: OpenEvent,
  { lineUserId, lang }: Interlocutor,
): Promise<Reply['messages']> {
  const { t, text } = voiceOf(house, lang)
  const by = payload.nonceHash ? await useNonce(tx, payload.nonceHash, lineUserId, age) : undefined
  if (payload.result !== 'ok') return [text(t.link.failed, [{ label: t.buttons.link, asks: { do: 'link' } }])]
  if (!by || !(await stillStands(tx, house, by)))
    return [text(t.link.expired, [{ label: t.buttons.link, asks: { do: 'link' } }])]
  await giveLine(tx, house, by, lineUserId)
  return [text(t.link.linked, [{ label: t.buttons.choose, asks: { do: 'choose' } }])]
}

/** Whether who made the nonce is still signed in there, and is still that person. */
async function stillStands(tx: Tx, house: House, { accountId, personId, sessionId }: LinkingPerson): Promise<boolean> {
  const sessions = await openSessions(tx, 'resident', accountId)
  if (!sessions.some(({ id }) => id === sessionId)) return false
  const resident = await loadResident(tx, house, accountId)
  return resident?.level === 'verified' && resident.personId === personId
}

async function giveLine(
  tx: Tx,
  house: House,
  { personId, accountId }: LinkingPerson,
  lineUserId: string,
): Promise<void> {
  // Two phones of one person at once; who shares a phone waits for the lock of its LINE account.
  await lockFor(tx, 'messaging.line-person', personId)
  const before = await contactsAround(tx, personId, lineUserId)
  if (before.some((contact) => contact.personId === personId && contact.address === lineUserId)) return
  const now = house.clock.now()
  for (const contact of before) await giveUp(tx, contact, personId, now)
  const contactId = await openLineContact(tx, personId, lineUserId, now)
  if (!contactId) throw new Error('somebody else has linked this LINE account')
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'messaging.line-events' },
    action: 'messaging.line.link',
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
    ids: { contactId, accountId },
  })
  await notify(tx, { kind: 'messaging.line-linked', personId, key: `messaging.line-linked:${contactId}` })
  await enqueue(tx, 'messaging.line-menu-of', { contactId })
}

/** The LINE account that this person had before, or the person who had this LINE account. */
async function giveUp(tx: Tx, contact: LineContact, newOwner: PersonId, at: Temporal.Instant): Promise<void> {
  const isOwn = contact.personId === newOwner
  await endLineContact(tx, contact.id, isOwn ? 'linked-anew' : 'linked-by-another', at)
  if (isOwn) {
    await enqueue(tx, 'messaging.line-menu-of', { contactId: contact.id })
    return
  }
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'messaging.line-events' },
    action: 'messaging.line.end',
    subject: { kind: 'people.person', id: contact.personId },
    personId: contact.personId,
    ids: { contactId: contact.id },
  })
  const { personId, id } = contact
  await notify(tx, { kind: 'messaging.line-moved', personId, key: `messaging.line-moved:${id}` })
}
