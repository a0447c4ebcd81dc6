import type { Id, StaffId } from '#platform/ids/index.ts'
import type { HandReason } from './hand-to.ts'
import type { LabelId } from './label.ts'

export type BatchId = Id<'batch'>

/** `propose`: that a certificate is issued · `prepare`: whether the letters of what is decided can go out. */
export const batchDeeds = ['take', 'hand', 'label', 'unlabel', 'propose', 'prepare'] as const
export type BatchDeed = (typeof batchDeeds)[number]

/** What every case of a batch gets. */
export type BatchWish =
  | { deed: 'take' | 'propose' | 'prepare' }
  | { deed: 'hand'; to: StaffId; reason: HandReason }
  | { deed: 'label' | 'unlabel'; label: LabelId }

/** As many as one batch may have: a page of the queue. */
export const mostCases = 100

/**
 * waiting → done, unchanged (was so already), refused; done → undone, kept (what could not be undone).
 */
export type ItemState = 'waiting' | 'done' | 'unchanged' | 'refused' | 'undone' | 'kept'

/** Only what a deed has done can be undone, and nothing that somebody has built upon since. */
export const isUndoable = (deed: BatchDeed): boolean => deed !== 'prepare'
