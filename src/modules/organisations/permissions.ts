import type { Module } from '#platform/module/index.ts'
import { clientScopesOfModule } from './api.ts'
import { staffTexts as t } from './text/staff.ts'

export const deskPermissions = {
  read: 'organisations.desk.read',
  decide: 'organisations.desk.decide',
  clients: 'organisations.clients.stop',
  keepClients: 'organisations.clients.keep',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [deskPermissions.read]: { label: t.permissionRead, roles: ['clerk', 'checker', 'manager'] },
  [deskPermissions.decide]: { label: t.permissionDecide, roles: ['checker', 'manager'], decides: true },
  [deskPermissions.keepClients]: { label: t.permissionKeepClients, roles: ['manager'], decides: true },
  [deskPermissions.clients]: { label: t.permissionClients, roles: ['administrator'] },
  [clientScopesOfModule.own]: { label: 'プログラムの団体の名前と種類を読む', roles: [], clients: 'organisation' },
  [clientScopesOfModule.counts]: { label: '団体の役ごとの人数を読む', roles: [], clients: 'organisation' },
  [clientScopesOfModule.office]: { label: '課が所管する団体の一覧と人数を読む', roles: [], clients: 'office' },
}
