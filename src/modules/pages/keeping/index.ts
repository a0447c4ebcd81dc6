import type { Module } from '#platform/module/index.ts'
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
  navigation: () => [staffEntry('/staff/pages/media', keepingTexts.media.title, keepingPermissions.media, 72)],
  routes: (app, house) => {
    mediaRoutes(app, house)
  },
  permissions,
  seed,
}
