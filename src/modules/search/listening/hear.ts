import { clientAddress, type Ctx } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { noteSearch } from './buffer.ts'
import { keptQuery } from './domain/kept-query.ts'
import { networkOf } from './domain/network.ts'
import { writePing } from './ping.ts'
import type { Visitor } from './visitor.ts'

/** The `ping` of the link to a subject at this rank, from 1; `undefined` where nothing is counted. */
export type PingOf = (subject: string, rank: number) => string | undefined

const noPing: PingOf = () => undefined

/**
 * Counts a search that was answered, without waiting and without knowing by whom, and says what the links of its page
 * tell when they are followed. Machines are not counted, and what is only narrowed or leafed through (`again`) not again.
 */
export function hearSearch(
  c: Ctx,
  house: House,
  { query: typed, lang, found, again }: { query: string; lang: Lang; found: boolean; again: boolean },
): PingOf {
  const visitor = visitorIn(c, house)
  if (typed === '' || isMachine(visitor.agent) || c.req.header('sec-purpose')?.includes('prefetch')) return noPing
  const kept = keptQuery(typed)
  const day = house.clock.today()
  if (!again) noteSearch(house, { day, visitor, ...kept, lang, found })
  if (kept.query === '') return noPing
  const { secret } = house.config
  return (subject, rank) =>
    `/callbacks/search/clicks/${writePing(secret, visitor, { day: day.toString(), query: kept.query, subject, rank })}`
}

export const visitorIn = (c: Ctx, house: House): Visitor => ({
  network: networkOf(clientAddress(c, house.config)),
  agent: (c.req.header('user-agent') ?? '').slice(0, 300),
})

const isMachine = (agent: string): boolean =>
  /bot\b|crawl|spider|slurp|monitor|^(curl|wget|python|go-http)/i.test(agent)
