import type { Module } from '#platform/module/index.ts'
import { askLinks, noticeDueLinks } from './care/ask-links.ts'
import { carePath, careRoutes } from './care/routes.tsx'
import { dataMap, personalFiles } from './data-map.ts'
import { importRoutes } from './import/routes.tsx'
import { mediaRoutes } from './media/routes.tsx'
import { keepingPermissions, permissions } from './permissions.ts'
import { seed } from './seed/seed.ts'
import { keepingTexts } from './text.ts'

const staffEntry = (href: string, title: string, permission: string, order: number) => ({
  audience: 'staff' as const,
  href,
  label: { ja: title, easy: title, en: title },
  permission,
  order,
})

/** What pages need besides being written: those that the ward begins with, pictures, old pages, and care for what has aged. */
export const keeping: Partial<Module> = {
  navigation: () => [
    staffEntry(carePath, keepingTexts.care.title, keepingPermissions.care, 76),
    staffEntry('/staff/pages/media', keepingTexts.media.title, keepingPermissions.media, 77),
    staffEntry('/staff/pages/imports', keepingTexts.imports.title, keepingPermissions.import, 78),
  ],
  routes: (app, house) => {
    importRoutes(app, house)
    careRoutes(app, house)
    mediaRoutes(app, house)
  },
  tasks: { 'pages.ask-links': (house) => askLinks(house) },
  sweeps: { 'pages.notice-links': noticeDueLinks },
  permissions,
  dataMap,
  personalFiles,
  seed,
}
