import type { Module } from '#platform/module/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { tagSeries } from '../domain/rules/tag-rules.ts'
import { officesWith } from '../offices-with.ts'
import { orderAfterAct, receiveTags } from './actions.ts'
import { tagRoutes } from './routes/staff.tsx'
import { stockOf } from './store.ts'
import { tagDesk } from './text/desk.ts'

/** Physical tags with serial numbers: boxes, who gets which piece, lost ones. */
export const tags: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: '/staff/tags',
      label: { ja: tagDesk.title, easy: tagDesk.title, en: tagDesk.title },
      permission: deskPermissions.dispatch,
      offices: officesWith(house, ({ output }) => output?.kind === 'tag'),
      order: 45,
    },
  ],
  routes: tagRoutes,
  consumers: { 'procedures.act_effected': orderAfterAct },
  // The demo begins with a box of each; a real office receives its own.
  seed: async (tx, house) => {
    if (house.config.env === 'production' || (await stockOf(tx)).length > 0) return
    for (const series of tagSeries) await receiveTags(tx, house, undefined, { series, from: 1001, to: 1500 })
  },
}
