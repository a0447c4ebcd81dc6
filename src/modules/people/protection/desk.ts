import type { Module, NavigationItem } from '#platform/module/index.ts'
import { followProtections } from './actions.ts'
import { permissions, protectionPermissions } from './permissions.ts'
import { protectionRoutes, protectionsPath } from './routes.tsx'
import { protectionTexts as t } from './text.ts'

/** 支援措置: the desk that takes them down, decides on them and lets them end. */
export const protectionDesk = {
  navigation: [
    {
      audience: 'staff',
      href: protectionsPath,
      label: { ja: t.menu, easy: t.menu, en: t.menu },
      permission: protectionPermissions.handle,
      order: 25,
    },
  ] as const satisfies readonly NavigationItem[],
  routes: protectionRoutes,
  permissions,
  sweeps: { 'people.follow-protections': followProtections } satisfies NonNullable<Module['sweeps']>,
}
