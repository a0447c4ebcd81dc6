import type { DeliveryState } from '../../delivery/store/deliveries.ts'

/** States of a message as GOV.UK Notify has them, as far as they can be told apart here. */
export type MessageState =
  | 'created'
  | 'sending'
  | 'temporary-failure'
  | 'sent'
  | 'permanent-failure'
  | 'technical-failure'

export type EndState = Extract<MessageState, 'sent' | 'permanent-failure' | 'technical-failure'>

/**
 * What a message has come to over all the person's channels. One that has it is enough. That somebody stopped such messages,
 * moved out or has no address is one answer for a program: not delivered.
 */
export function stateOver(deliveries: readonly DeliveryState[]): MessageState {
  if (deliveries.includes('sent')) return 'sent'
  const open = deliveries.filter((one) => one === 'created' || one === 'sending' || one === 'temporary-failure')
  if (open.length > 0) return open.every((one) => one === 'temporary-failure') ? 'temporary-failure' : 'sending'
  return deliveries.includes('unknown') ? 'technical-failure' : 'permanent-failure'
}

export const isEnd = (state: MessageState): state is EndState =>
  state === 'sent' || state === 'permanent-failure' || state === 'technical-failure'

/** 5 tries, 300 seconds apart; only what may be better next time is tried again. */
export const mostTries = 5
export const secondsBetweenTries = 300

export function isTriedAgain(status: number | undefined, tries: number): boolean {
  const mayGetBetter = status === undefined || status >= 500 || status === 429
  return mayGetBetter && tries < mostTries
}
