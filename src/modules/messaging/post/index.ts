import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { letterPermissions, permissions } from './permissions.ts'
import { printingOf } from './profile.ts'
import { printRoutes } from './routes/print.tsx'
import { returnedRoutes } from './routes/returned.tsx'
import { wishRoutes } from './routes/wishes.tsx'
import { letterTexts as t } from './text/staff.ts'

/** Notices on paper: how somebody wants them, the file for the printer, and what the post brings back. */
export const post: Partial<Module> = {
  navigation: (house) =>
    (['print', 'returned'] as const).map((what, at) => ({
      audience: 'staff',
      href: `/staff/letters/${what}`,
      label: { ja: t[what].title, easy: t[what].title, en: t[what].title },
      permission: letterPermissions.post,
      offices: [printingOf(house)?.office ?? 'nobody'],
      order: 88 + at,
    })),
  routes: (app, house) => {
    wishRoutes(app, house)
    printRoutes(app, house)
    returnedRoutes(app, house)
  },
  permissions,
  dataMap,
}
