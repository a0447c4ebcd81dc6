import type { Module } from '#platform/module/index.ts'

export const payments: Module = { name: 'payments' }
