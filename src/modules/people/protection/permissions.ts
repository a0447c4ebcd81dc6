import type { Module } from '#platform/module/index.ts'

/** Held at the desk that the profile names and nowhere else; never by contractors (`decides`). */
export const protectionPermissions = {
  handle: 'people.protections.handle',
  decide: 'people.protections.decide',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [protectionPermissions.handle]: {
    label: '支援措置の申出を受け、台帳を見る',
    roles: ['clerk', 'checker', 'manager'],
    decides: true,
    holder: 'head',
    desk: 'protections',
  },
  [protectionPermissions.decide]: {
    label: '支援措置を決定し、終える',
    roles: ['checker', 'manager'],
    decides: true,
    holder: 'head',
    desk: 'protections',
  },
}
