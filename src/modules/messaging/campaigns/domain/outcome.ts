import { type CampaignChannel, campaignChannels } from './campaign.ts'
import { type SuppressedTable, suppress } from './suppress.ts'

/** What is known of the chunks of a campaign, by channel and state. */
export type ChunkCount = {
  channel: string
  state: string
  chunks: number
  recipients: number
  served: number
  leftOut: number
}

/**
 * How many people came to what, by channel: `sent`, `waiting`, `failed`, `unknown`, and `left-out:` with the reason. One table,
 * so that what is hidden in it follows from no other.
 */
export type CampaignOutcome = {
  channels: readonly CampaignChannel[]
  lines: readonly { key: string; people: readonly number[] }[]
}

const waiting = ['created', 'sending', 'temporary-failure']

export function outcomeOf(
  counts: readonly ChunkCount[],
  reasons: readonly { channel: string; reason: string; people: number }[],
): CampaignOutcome {
  const channels = campaignChannels.filter((channel) => counts.some((one) => one.channel === channel))
  const line = (key: string, value: (one: ChunkCount) => number) => ({
    key,
    people: channels.map((channel) => sum(counts.filter((one) => one.channel === channel).map(value))),
  })
  const named = [...new Set(reasons.map(({ reason }) => reason))].toSorted().map((reason) => ({
    key: `left-out:${reason}`,
    people: channels.map((channel) =>
      sum(reasons.filter((one) => one.channel === channel && one.reason === reason).map(({ people }) => people)),
    ),
  }))
  const leftOut = line('', (one) => one.leftOut + (one.state === 'cancelled' ? one.recipients : 0)).people
  const others = leftOut.map((people, at) => people - sum(named.map((one) => one.people[at] ?? 0)))
  return {
    channels,
    lines: [
      line('sent', (one) => (isUncertain(one) ? 0 : one.served)),
      line('waiting', (one) => (waiting.includes(one.state) ? one.recipients - one.served : 0)),
      line('failed', (one) => (['sent', 'permanent-failure'].includes(one.state) ? one.recipients - one.served : 0)),
      line('unknown', (one) => (one.state === 'unknown' ? one.recipients - (isUncertain(one) ? 0 : one.served) : 0)),
      ...named,
      { key: 'left-out:other', people: others.map((people) => Math.max(0, people)) },
    ].filter(({ key, people }) => key === 'sent' || people.some((count) => count > 0)),
  }
}

/** A chunk of LINE is for all in it or for none. */
const isUncertain = ({ state, channel }: ChunkCount): boolean => state === 'unknown' && channel === 'line'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + Math.max(0, value), 0)

/** As it may be shown. */
export const shownOutcome = ({ lines }: CampaignOutcome, least: number): SuppressedTable =>
  suppress(
    lines.map(({ people }) => people),
    least,
  )

export function settledChunks(counts: readonly ChunkCount[], channel: string): { settled: number; all: number } {
  const own = counts.filter((one) => one.channel === channel && one.state !== 'split')
  const settled = own.filter(({ state }) => !waiting.includes(state))
  return { all: sum(own.map(({ chunks }) => chunks)), settled: sum(settled.map(({ chunks }) => chunks)) }
}

/** A sum of what each campaign shows by itself, so that it tells nothing new; `isLeast` where some of it is hidden. */
export type SumOfShown = { people: number; isLeast: boolean }

export const addShown = (sums: SumOfShown, shown: number | undefined): SumOfShown =>
  shown === undefined ? { ...sums, isLeast: true } : { ...sums, people: sums.people + shown }
