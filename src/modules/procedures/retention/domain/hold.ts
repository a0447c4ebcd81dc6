import type { Id } from '#platform/ids/index.ts'

export type HoldId = Id<'case-hold'>
export type DisposalId = Id<'disposal'>

/** Why a case is kept beyond its years: 訴訟, 審査請求, 監査・会計検査, 開示請求. */
export const holdGrounds = ['litigation', 'appeal', 'audit', 'disclosure'] as const
export type HoldGround = (typeof holdGrounds)[number]
