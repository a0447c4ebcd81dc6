import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { closeReached } from './actions/acts/close-notified.ts'
import { endWithRecord } from './actions/acts/consents.ts'
import { makeActLetter } from './actions/acts/make-letter.ts'
import { nextOfLetters, postUnopened } from './actions/acts/unopened.ts'
import { deskPermissions } from './domain/desk/case-rights.ts'
import { officesWith, sendsPaper } from './offices-with.ts'
import { actRoutes } from './routes/acts/acts.tsx'
import { actsApi } from './routes/acts/api.ts'
import { boxRoutes } from './routes/acts/box.tsx'
import { deskListRoutes } from './routes/acts/desk-lists.tsx'
import { draftingRoutes } from './routes/acts/drafting.tsx'
import { actsOpenApi } from './routes/acts/open-api.ts'
import { desk } from './text/acts/desk.ts'
import { actTexts } from './text/acts/index.ts'

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })
const said = (say: (lang: Lang) => string) => ({ ja: say('ja'), easy: say('easy'), en: say('en') })

/** Decisions as an office makes them: 起案 to 施行, their letters, the box for electronic documents, 返戻. */
export const acts: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: '/staff/decisions',
      label: inEvery(desk.list.title),
      permission: deskPermissions.read,
      offices: officesWith(house, ({ kind }) => kind === 'application'),
      order: 15,
    },
    {
      audience: 'staff',
      href: '/staff/returns',
      label: inEvery(desk.returns.title),
      permission: deskPermissions.dispatch,
      offices: officesWith(house, sendsPaper),
      order: 35,
    },
    {
      audience: 'resident',
      href: '/documents',
      label: said((lang) => actTexts(lang).box.title),
      description: said((lang) => actTexts(lang).box.description),
      keywords: ['通知書', '決定', '電子', '書類', '審査請求', 'documents', 'decision'],
      order: 82,
    },
    {
      audience: 'resident',
      href: '/account/electronic-delivery',
      label: said((lang) => actTexts(lang).consent.title),
      keywords: ['電子', '通知書', '受け取り', 'デジタル手続法', 'electronic delivery'],
      order: 91,
    },
  ],
  routes: (app, house) => {
    draftingRoutes(app, house)
    actRoutes(app, house)
    deskListRoutes(app, house)
    boxRoutes(app, house)
  },
  api: actsApi,
  openApi: actsOpenApi,
  tasks: { 'procedures.act-letter': makeActLetter },
  consumers: { 'people.moved_out': endWithRecord, 'people.died': endWithRecord, 'people.removed': endWithRecord },
  sweeps: { 'procedures.unopened-letters': postUnopened, 'procedures.reached-decisions': closeReached },
  nextDue: nextOfLetters,
}
