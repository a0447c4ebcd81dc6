import type { Module } from '#platform/module/index.ts'
import { permissions, routes } from './routes.tsx'
import { operationsTexts as t } from './text/staff.ts'

/** What keeps the house running, for its administrators: figures, failed work, messages that did not arrive. */
export const operations: Module = {
  name: 'operations',
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/health',
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: permissions.read,
      order: 90,
    },
  ],
  routes,
  permissions: {
    [permissions.read]: { label: t.permissionRead, roles: ['administrator'] },
    [permissions.retry]: { label: t.permissionRetry, roles: ['administrator'] },
  },
}
