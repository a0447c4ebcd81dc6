import type { Module } from '#platform/module/index.ts'
import { routes } from './routes.tsx'
import { messagingTexts } from './text/index.ts'

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
  ],
  routes,
}

export { caps, quietHours, topicsOf } from './profile.ts'
