import type { Module } from '#platform/module/index.ts'
import { z } from 'zod'
import { sendProofMail, tidyMailProofs } from './actions/own-mail.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed.ts'
import { choosingTexts } from './text/choosing.ts'
import { feedTexts } from './text/feeds.ts'
import { messagingTexts } from './text/index.ts'

export { stopLinks } from './actions/stop-links.ts'
export { ageGroupsOf, areasOf, caps, quietHours, topicsOf } from './profile.ts'

/** What a resident was told and wants to be told. */
export const choices: Partial<Module> = {
  navigation: () => [
    {
      audience: 'resident',
      href: '/messages',
      label: { ja: messagingTexts('ja').label, easy: messagingTexts('easy').label, en: messagingTexts('en').label },
      description: {
        ja: messagingTexts('ja').description,
        easy: messagingTexts('easy').description,
        en: messagingTexts('en').description,
      },
      keywords: ['お知らせ', '通知', 'メール', 'LINE', '手紙', '連絡', 'messages'],
      order: 80,
    },
    {
      audience: 'resident',
      href: '/messages/choices',
      label: { ja: choosingTexts('ja').title, easy: choosingTexts('easy').title, en: choosingTexts('en').title },
      description: {
        ja: choosingTexts('ja').description,
        easy: choosingTexts('easy').description,
        en: choosingTexts('en').description,
      },
      keywords: ['お知らせ', '通知', '配信', 'メール', 'LINE', 'RSS', '登録', '解除', '防災', 'topics', 'subscribe'],
      guests: 'too',
      order: 79,
    },
    {
      audience: 'resident',
      isListed: true,
      href: '/feeds',
      label: { ja: feedTexts('ja').title, easy: feedTexts('easy').title, en: feedTexts('en').title },
      description: {
        ja: feedTexts('ja').description,
        easy: feedTexts('easy').description,
        en: feedTexts('en').description,
      },
      keywords: ['RSS', 'Atom', 'フィード', '新着', 'feed'],
      order: 81,
    },
  ],
  routes,
  tasks: {
    'messaging.prove-mail': (house, payload) =>
      sendProofMail(house, z.object({ proofId: z.uuid() }).parse(payload).proofId),
  },
  sweeps: { 'messaging.tidy-mail-proofs': tidyMailProofs },
  dataMap,
  personalFiles,
  seed,
}
