import type { Module } from '#platform/module/index.ts'
import { countDisposals, dispose } from './actions/dispose.ts'
import { dataMap } from './data-map.ts'
import { permissions, retentionPermissions } from './permissions.ts'
import { retentionRoutes } from './routes/retention.tsx'
import { retentionTexts as t } from './text.ts'

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })

/** 保存年限, what stops it, and the 廃棄 that ends a case for good. */
export const retention: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/holds',
      label: inEvery(t.holds.title),
      permission: retentionPermissions.hold,
      order: 87,
    },
    {
      audience: 'staff',
      href: '/staff/disposals',
      label: inEvery(t.disposals.title),
      permission: retentionPermissions.confirm,
      order: 88,
    },
  ],
  routes: retentionRoutes,
  permissions,
  sweeps: { 'procedures.count-disposals': countDisposals, 'procedures.dispose': dispose },
  dataMap,
}
