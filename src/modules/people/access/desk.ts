import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { residentAccessRoutes } from './resident.tsx'
import { accessDeskRoutes, accessPermission, accessRecordsPath } from './staff.tsx'
import { accessDesk as t } from './texts.ts'

const permissions: NonNullable<Module['permissions']> = {
  [accessPermission]: { label: t.permission, roles: ['administrator'], holder: 'head', decides: true },
}

/** Who saw whose record: for the person themself, and for inquiries. */
export const accessRecords = {
  navigation: [
    {
      audience: 'staff',
      href: accessRecordsPath,
      label: { ja: t.menu, easy: t.menu, en: t.menu },
      permission: accessPermission,
      order: 96,
    },
  ] as const satisfies readonly NavigationItem[],
  routes(app: Hono<HttpEnv>, house: House): void {
    residentAccessRoutes(app, house)
    accessDeskRoutes(app, house)
  },
  permissions,
}
