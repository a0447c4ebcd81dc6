import type { Module, NavigationItem } from '#platform/module/index.ts'
import { searchPermission } from './actions/search-register.ts'
import { personSearchRoutes } from './person-search-routes.tsx'
import { personSearch as t } from './text/person-search.ts'

const navigation: readonly NavigationItem[] = [
  {
    audience: 'staff',
    href: '/staff/people',
    label: { ja: t.menu, easy: t.menu, en: t.menu },
    permission: searchPermission,
    order: 20,
  },
]

const permissions: NonNullable<Module['permissions']> = {
  [searchPermission]: { label: t.permission, roles: ['clerk', 'checker', 'manager'], holder: 'head' },
}

/** The room where staff look for residents. */
export const personSearch = { navigation, permissions, routes: personSearchRoutes }
