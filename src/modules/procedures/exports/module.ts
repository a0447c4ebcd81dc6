import type { Module } from '#platform/module/index.ts'
import { endExports } from './actions/end.ts'
import { makeExport } from './actions/make.ts'
import { dataMap } from './data-map.ts'
import { exportPermissions, permissions } from './permissions.ts'
import { exportRoutes } from './routes/exports.tsx'
import { type ExportId, nextToEnd } from './store/exports.ts'
import { exportTexts as t } from './text.ts'

/** Files of many cases at once: asked for with a reason, made by a task, fetched by who asked, gone after a day. */
export const exportsDesk: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/exports',
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: exportPermissions.make,
      order: 19,
    },
  ],
  routes: exportRoutes,
  permissions,
  // Parse edge: only `askForExport` puts it there.
  tasks: { 'procedures.make-export': (house, payload) => makeExport(house, (payload as { id: ExportId }).id) },
  sweeps: { 'procedures.end-exports': endExports },
  nextDue: async (tx) => {
    const at = await nextToEnd(tx)
    return at && { at, label: t.title }
  },
  dataMap,
}
