import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { recordPermissions } from './domain/record-rights.ts'
import { mandateRoutes } from './mandates/routes.tsx'
import { recoveryRoutes } from './recovery/routes.tsx'
import { importRoutes, importsPath } from './routes/imports.tsx'
import { recordRoutes } from './routes/records.tsx'
import { importsTexts } from './text/register-imports.ts'

/** The staff's side of the register: one person's record, people outside of it, merges, and the files that fill it. */
export const recordDesk = {
  navigation: [
    {
      audience: 'staff',
      href: importsPath,
      label: { ja: importsTexts.title, easy: importsTexts.title, en: importsTexts.title },
      permission: recordPermissions.readImports,
      order: 70,
    },
  ] as const satisfies readonly NavigationItem[],
  routes(app: Hono<HttpEnv>, house: House): void {
    recordRoutes(app, house)
    mandateRoutes(app, house)
    recoveryRoutes(app, house)
    importRoutes(app, house)
  },
  permissions: {
    [recordPermissions.read]: {
      label: '理由を言って、人の記録を開く',
      roles: ['clerk', 'checker', 'manager'],
      holder: 'head',
    },
    [recordPermissions.change]: {
      label: '送付先、代理権、住登外の人を登録し、統合を提案する',
      roles: ['clerk', 'manager'],
      holder: 'head',
    },
    [recordPermissions.confirmMerge]: {
      label: '宛名番号の統合を確かめる',
      roles: ['checker', 'manager'],
      decides: true,
      holder: 'head',
    },
    [recordPermissions.recover]: {
      label: '本人確認のうえ、回復コードを渡す',
      roles: ['checker', 'manager'],
      decides: true,
      holder: 'head',
    },
    [recordPermissions.readImports]: { label: '住民記録の取込みを見る', roles: ['administrator'], holder: 'head' },
  } satisfies NonNullable<Module['permissions']>,
}
