import type { Module } from '#platform/module/index.ts'

export const pagePermissions = {
  write: 'pages.write',
  look: 'pages.look',
  approve: 'pages.approve',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [pagePermissions.write]: { label: 'ホームページを書く', roles: ['clerk', 'checker', 'manager'] },
  [pagePermissions.look]: { label: '広報担当としてホームページを確かめる', roles: ['clerk', 'checker', 'manager'] },
  [pagePermissions.approve]: { label: 'ホームページの公開を承認する', roles: ['manager'], decides: true },
}
