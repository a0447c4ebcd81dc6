import type { Module } from '#platform/module/index.ts'

export const webhookPermissions = { keep: 'procedures.webhooks.keep' } as const

export const permissions: NonNullable<Module['permissions']> = {
  [webhookPermissions.keep]: {
    label: 'ほかのシステムへの通知（webhook）を決める',
    roles: ['manager'],
    decides: true,
  },
}
