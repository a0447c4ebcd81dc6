import type { Module } from '#platform/module/index.ts'
import { tellAlert, watchHouse } from './alerts/watch.ts'
import { awaitingPath, awaitingPermission, awaitingRoutes } from './awaiting/routes.tsx'
import { awaitingTexts } from './awaiting/text.ts'
import { emergencyPermissions } from './emergency/permissions.ts'
import { emergencyRoutes } from './emergency/routes.tsx'
import { emergencyDeskTexts } from './emergency/text.ts'
import { outagePermission, outageRoutes } from './outages/routes.tsx'
import { outageTexts } from './outages/text.ts'
import { privacyWatch } from './privacy/tell-officer.ts'
import { permissions, routes as healthRoutes } from './routes.tsx'
import { operationsTexts as t } from './text/staff.ts'

/** What keeps the house running, for its administrators: figures, failed work, messages that did not arrive. */
export const operations: Module = {
  name: 'operations',
  navigation: () => [
    {
      audience: 'staff',
      href: awaitingPath,
      label: { ja: awaitingTexts.title, easy: awaitingTexts.title, en: awaitingTexts.title },
      permission: awaitingPermission,
      order: 12,
    },
    {
      audience: 'staff',
      href: '/staff/health',
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: permissions.read,
      order: 90,
    },
    {
      audience: 'staff',
      href: '/staff/emergency',
      label: { ja: emergencyDeskTexts.title, easy: emergencyDeskTexts.title, en: emergencyDeskTexts.title },
      permission: emergencyPermissions.write,
      order: 91,
    },
    {
      audience: 'staff',
      href: '/staff/outages',
      label: { ja: outageTexts.title, easy: outageTexts.title, en: outageTexts.title },
      permission: outagePermission,
      order: 92,
    },
  ],
  tasks: { 'operations.tell-alert': tellAlert, ...privacyWatch.tasks },
  consumers: privacyWatch.consumers,
  sweeps: { 'operations.alerts': watchHouse },
  routes: (app, house) => {
    healthRoutes(app, house)
    emergencyRoutes(app, house)
    outageRoutes(app, house)
    awaitingRoutes(app, house)
  },
  permissions: {
    [awaitingPermission]: { label: awaitingTexts.permission, roles: ['clerk', 'checker', 'manager'] },
    [outagePermission]: { label: outageTexts.permission, roles: ['manager', 'administrator'], decides: true },
    [permissions.read]: { label: t.permissionRead, roles: ['administrator'] },
    [permissions.retry]: { label: t.permissionRetry, roles: ['administrator'] },
    [emergencyPermissions.write]: {
      label: emergencyDeskTexts.permissionWrite,
      roles: ['manager', 'administrator'],
      decides: true,
    },
    [emergencyPermissions.throw]: {
      label: emergencyDeskTexts.permissionSwitch,
      roles: ['manager', 'administrator'],
      decides: true,
    },
  },
}
