import type { Module, NavigationItem } from '#platform/module/index.ts'
import { remindOfOpenings } from './actions.ts'
import { emergencyPermissions, permissions } from './permissions.ts'
import { emergencyPath, emergencyRoutes } from './routes.tsx'
import { emergencyTexts as t } from './text.ts'

/** Break-glass and the list of who has used it. */
export const emergencyDesk = {
  navigation: [
    {
      audience: 'staff',
      href: emergencyPath,
      label: { ja: t.menu, easy: t.menu, en: t.menu },
      permission: emergencyPermissions.open,
      order: 95,
    },
  ] as const satisfies readonly NavigationItem[],
  routes: emergencyRoutes,
  permissions,
  sweeps: { 'people.remind-of-emergencies': remindOfOpenings } satisfies NonNullable<Module['sweeps']>,
}
