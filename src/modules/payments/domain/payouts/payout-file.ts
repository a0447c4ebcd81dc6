import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'

export type PayoutFileId = Id<'payout-file'>

/** Made → handed to the bank → every transfer answered. A file that was not sent may be cancelled. */
export type PayoutFileState = 'made' | 'sent' | 'settled' | 'cancelled'

/** One 総合振込 file: the transfers of one day. */
export type PayoutFile = {
  id: PayoutFileId
  payOn: Temporal.PlainDate
  state: PayoutFileState
  count: number
  total: Yen
  sha256: string
  madeBy: StaffId
  madeAt: Temporal.Instant
  sentBy?: StaffId
  /** How often it was taken; more than once is 再出力. */
  downloads: number
}
