import type { OrderState } from '../domain/order.ts'

/** ◆ to be done, ● under way, ■ done: as pins of reports read. */
export function pinStateOf(state: OrderState): 'received' | 'working' | 'done' {
  if (state === 'started') return 'working'
  return state === 'reported' || state === 'accepted' ? 'done' : 'received'
}
