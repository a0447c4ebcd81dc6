import type { Module } from '#platform/module/index.ts'

export const templatePermissions = {
  draft: 'messaging.templates.draft',
  approve: 'messaging.templates.approve',
} as const

export const sendScope = 'messages.send'

export const permissions: NonNullable<Module['permissions']> = {
  [templatePermissions.draft]: { label: '課のプログラムが送る文面を書く', roles: ['clerk', 'checker', 'manager'] },
  [templatePermissions.approve]: {
    label: '課のプログラムが送る文面を承認する',
    roles: ['manager'],
    decides: true,
  },
  [sendScope]: { label: '承認された文面のお知らせを、宛名番号あてに送る', roles: [], clients: 'office' },
}
