import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { pushToLine } from '../../delivery/channels/line.ts'
import { sendMail } from '../../delivery/channels/mail.ts'
import type { Outcome } from '../../delivery/domain/outcome.ts'
import { mailTo } from '../../delivery/mail-to.ts'
import { note, openCampaign } from '../actions/own.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { composeBody, testMailOf } from '../engine/compose.ts'
import { wordsOf } from '../looks.ts'
import { campaignTexts as t } from '../text/index.ts'
import { toldTexts } from '../text/told.ts'
import { testCode } from './code.ts'
import {
  confirmedRecipients,
  insertTestSend,
  openTestSend,
  settleTestSend,
  type TestRecipientId,
  type TestSend,
  type TestSendId,
  waitingRecipient,
} from './store.ts'

/**
 * The campaign to the own addresses of who asks, marked as a test. Takes no audience: whom it may reach are the confirmed rows
 * of `test_recipients` of this member of staff, and no other address is read. False when there are none.
 */
export async function sendToSelf(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<boolean> {
  const campaign = await openCampaign(tx, actor, id)
  const own = await confirmedRecipients(tx, actor.staffId)
  const words = { ...wordsOf(campaign), mark: plainText(toldTexts('ja').testMark) }
  const at = house.clock.now()
  for (const recipient of own) {
    const composed = composeBody(house, words, recipient.channel, 'ja')
    const body = JSON.stringify(
      recipient.channel === 'line'
        ? { to: recipient.address, messages: JSON.parse(composed) }
        : testMailOf(house, composed, {
            address: recipient.address,
            reference: `test-${recipient.id}-${at.epochMilliseconds}`,
          }),
    )
    const sendId = await insertTestSend(tx, {
      campaignId: id,
      staffId: actor.staffId,
      recipientId: recipient.id,
      body,
      at,
    })
    if (sendId) await enqueue(tx, 'messaging.send-test', { sendId })
  }
  if (own.length > 0) await note(tx, actor, campaign, { kind: 'tested', action: 'test', at })
  return own.length > 0
}

/** Task: the test as it was made, until the provider has taken or refused it. */
export async function deliverTest(house: House, id: TestSendId): Promise<void> {
  const send = await house.db.read((tx) => openTestSend(tx, id))
  if (!send) return
  const outcome = await deliver(house, send)
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable(outcome.reason)
  await house.db.transact((tx) =>
    settleTestSend(tx, id, {
      state: outcome.kind === 'accepted' ? 'sent' : 'failed',
      reason: outcome.kind === 'accepted' ? null : outcome.reason,
      at: house.clock.now(),
    }),
  )
}

const deliver = ({ config }: House, { channel, body, retryKey }: TestSend): Promise<Outcome> =>
  channel === 'line' ? pushToLine(config.line, { body, retryKey }) : sendMail(config.mail, body)

/** Task: the code to an address that waits for it. The id of the row is the retry key: one message. */
export async function deliverCode(house: House, id: TestRecipientId): Promise<void> {
  const recipient = await house.db.read((tx) => waitingRecipient(tx, id))
  if (!recipient) return
  const text = plainText(t.tests.codeText(testCode(house, id)), house.profile.words.ja)
  const body = JSON.stringify({ to: recipient.address, messages: [{ type: 'text', text }] })
  const outcome =
    recipient.channel === 'line'
      ? await pushToLine(house.config.line, { body, retryKey: id })
      : await mailTo(house, { to: recipient.address, subject: t.tests.codeSubject, text, reference: `test-code-${id}` })
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable(outcome.reason)
}
