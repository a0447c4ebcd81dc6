import type { Module } from '#platform/module/index.ts'

/** One for programs of organisations, one for those of offices: a scope belongs to one kind of holder. */
export const fileScopes = { organisation: 'reports.file', office: 'reports.office-file' } as const

export const permissions: NonNullable<Module['permissions']> = {
  [fileScopes.organisation]: { label: 'まちのレポートを送る', roles: [], clients: 'organisation' },
  [fileScopes.office]: { label: '課のプログラムから、まちのレポートを送る', roles: [], clients: 'office' },
}
