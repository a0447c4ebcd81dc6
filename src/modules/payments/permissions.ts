import type { Module } from '#platform/module/index.ts'
import { counterText } from './text/counter.ts'
import { staffPayments } from './text/staff.ts'

export const may = {
  alarms: 'payments.alarms.handle',
  counter: 'payments.counter',
  close: 'payments.close',
  refundPropose: 'payments.refunds.propose',
  refundApprove: 'payments.refunds.approve',
  payoutPrepare: 'payments.payouts.prepare',
  payoutApprove: 'payments.payouts.approve',
} as const

const t = counterText.permissions

/** By role; a drawer asks besides for a designated 現金取扱員, a payout for a post in the treasury. */
export const permissions: NonNullable<Module['permissions']> = {
  'payments.read': { label: '本人の支払いを読む', roles: [] },
  [may.alarms]: { label: staffPayments.permission, roles: ['manager'] },
  [may.counter]: { label: t.counter, roles: ['clerk', 'checker', 'manager', 'contractor'] },
  [may.close]: { label: t.close, roles: ['manager'] },
  [may.refundPropose]: { label: t.refundPropose, roles: ['clerk', 'checker', 'manager'] },
  [may.refundApprove]: { label: t.refundApprove, roles: ['checker', 'manager'] },
  [may.payoutPrepare]: { label: t.payoutPrepare, roles: ['clerk', 'manager'] },
  [may.payoutApprove]: { label: t.payoutApprove, roles: ['checker', 'manager'] },
}
