import type { Module } from '#platform/module/index.ts'
import { nextOfferDue, settleClosures, settleOne } from './actions/settle.ts'
import { closureNotices } from './notices.ts'
import { permissions } from './permissions.ts'

/** What takes places away from people: 休館, 天候, 公用, and the revocation of an approval. */
export const closures = {
  permissions,
  tasks: { 'reservations.settle-closure': settleOne },
  sweeps: { 'reservations.settle-closures': settleClosures },
  nextDue: nextOfferDue,
  noticeKinds: closureNotices,
} satisfies Partial<Module>
