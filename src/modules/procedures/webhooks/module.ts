import type { Module } from '#platform/module/index.ts'
import { noteForWebhooks } from './actions/note.ts'
import { nextWebhook, noticeWebhookWork, sendWebhooks } from './actions/send.ts'
import { dataMap } from './data-map.ts'
import { toldStates } from './domain/webhook.ts'
import { permissions, webhookPermissions } from './permissions.ts'
import { noticeKinds } from './notices.ts'
import { ownWebhookRoutes } from './routes/own.tsx'
import { webhookRoutes } from './routes/webhooks.tsx'
import { webhookTexts as t } from './text/staff.ts'

/** Other systems are told that a case moved: signed, in order, again until it gets through or three days are over. */
export const webhooks: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/webhooks',
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: webhookPermissions.keep,
      order: 86,
    },
  ],
  routes: (app, house) => {
    webhookRoutes(app, house)
    ownWebhookRoutes(app, house)
  },
  noticeKinds,
  permissions,
  consumers: Object.fromEntries(toldStates.map((state) => [`procedures.${state}`, noteForWebhooks])),
  tasks: { 'procedures.send-webhooks': (house) => sendWebhooks(house) },
  sweeps: { 'procedures.webhooks': noticeWebhookWork },
  nextDue: async (tx) => {
    const at = await nextWebhook(tx)
    return at && { at, label: t.title }
  },
  dataMap,
}
