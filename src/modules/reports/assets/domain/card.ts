import type { Asset } from './asset.ts'

/**
 * What happened around an asset. `what` is a code of its `source`: an `AssetChangeKind`, a report's state, an order's
 * state. `title` is a report's or an order's own, `id` leads to it.
 */
export type AssetEvent = {
  source: 'change' | 'report' | 'order'
  at: Temporal.Instant
  what: string
  id: string
  number: string | null
  title: string | null
  isOpen: boolean
}

/** What a crew has to know of a thing: its facts, and the last of what happened, the newest first. */
export type AssetCard = {
  asset: Asset
  /** Answers to what its kind asks, as in `asset.attributes`, in words: 「灯具の種類」 「LED」. */
  facts: readonly { term: string; value: string }[]
  kindName: string
  events: readonly AssetEvent[]
}
