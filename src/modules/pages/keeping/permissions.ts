import type { Module } from '#platform/module/index.ts'
import { keepingTexts as t } from './text.ts'

export const keepingPermissions = {
  media: 'pages.media.keep',
  import: 'pages.imports.bring',
  care: 'pages.care.read',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [keepingPermissions.media]: { label: t.permissions.media, roles: ['clerk', 'checker', 'manager'] },
  [keepingPermissions.import]: { label: t.permissions.import, roles: ['clerk', 'checker', 'manager'] },
  [keepingPermissions.care]: { label: t.permissions.care, roles: ['clerk', 'checker', 'manager', 'administrator'] },
}
