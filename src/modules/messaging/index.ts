import { enqueue } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { forgetCase } from './actions/forget-case.ts'
import { forgetPerson } from './actions/forget-person.ts'
import { takeWaitingNotices } from './actions/take-notices.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { tasks } from './tasks.ts'
import { messagingTexts } from './text/index.ts'

export { type NewLetter, type PostalAddress, sendLetter } from './letters.ts'
export { type Contact, contactsOf, giveMail } from './store/contacts.ts'
export { mailTo } from './mail-to.ts'
export { type DayOfDeliveries, deliveriesOfDay, type DeliveryTrouble, deliveryTroubles } from './store/troubles.ts'

/** Tells people what the other modules' notices intend, by LINE, mail or letter, once each. */
export const messaging: Module = {
  name: 'messaging',
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
  tasks,
  consumers: {
    'auth.mail_asked': (tx, { subjectId }) => enqueue(tx, 'messaging.sign-in-mail', { linkId: subjectId }),
    'procedures.destroyed': forgetCase,
    'people.forgotten': forgetPerson,
    'auth.mail_left': (tx, { subjectId }) => enqueue(tx, 'messaging.sign-in-mail', { linkId: subjectId }),
  },
  sweeps: { 'messaging.take-notices': takeWaitingNotices },
  dataMap,
  personalFiles,
  seed,
}
