import { createHmac } from 'node:crypto'
import { hmac } from '#platform/http/keys.ts'
import type { House } from '#platform/module/index.ts'
import type { Network } from './domain/network.ts'

/** Who is at the other end, as far as a request says it: for seconds in memory, never kept. */
export type Visitor = { network: Network; agent: string }

/** The visitor of a day, under the salt of that day: the same person is another one tomorrow. */
export const visitorOf = (salt: Buffer, { network, agent }: Visitor): Buffer =>
  createHmac('sha256', salt).update(`${network.near}\0${agent}`).digest().subarray(0, 16)

/** What a visitor leaves for longer than a day: one of 64 by who it is and one of 64 by its wide network. */
export type Marks = { mark: number; wideMark: number }

/**
 * Marks of a visitor at a query, or at what was chosen there: each fits one in 64 of everybody, and those of another query
 * say nothing about it. Many marks are many visitors, on however many days they came; one leaves one, one network one.
 */
export const marksOf = ({ config }: Pick<House, 'config'>, { network, agent }: Visitor, what: string): Marks => {
  const bits = (who: string) => (hmac(config.secret, 'marks of searches', `${who}\0${what}`)[0] ?? 0) & 63
  return { mark: bits(`${network.near}\0${agent}`), wideMark: bits(network.wide) }
}
