import { personsWithRight } from '#modules/organisations/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { langs } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import type { WebhookId } from './domain/webhook.ts'
import { findWebhook } from './store/webhooks.ts'
import { ownWebhookTexts } from './text/index.ts'

const kind = 'procedures.webhook-paused'

/**
 * An address of an organisation stands still: everybody whom it trusts with its programs is told, who registered it among
 * them. Staff get no notices; the head of the office reads it on the first page of the desk.
 */
export async function tellPaused(tx: Tx, house: House, id: WebhookId): Promise<void> {
  const webhook = await findWebhook(tx, id)
  if (!webhook?.organisationId) return
  const { organisationId } = webhook
  const at = house.clock.now()
  for (const personId of await personsWithRight(tx, { organisationId, right: 'clients', on: house.clock.today() }))
    await notify(tx, {
      kind,
      personId,
      key: `${kind}:${id}:${at.epochMilliseconds}:${personId}`,
      data: { organisationId, webhookId: id },
    })
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kind]: {
    statutory: false,
    purpose: (lang) => noticePurposes(lang).program,
    urgency: 'ordinary',
    texts: (lang, data, { wardName: ward, phone }) => {
      const { notice } = ownWebhookTexts(langs.find((one) => one === lang) ?? 'ja')
      return {
        subject: notice.subject(ward),
        body: notice.body(phone),
        line: notice.line(ward),
        link: `/organisations/${data.organisationId}/webhooks/${data.webhookId}`,
      }
    },
  },
}
