import type { TagOrder } from './store.ts'

/** As the owner asked; by post where nothing was asked. */
export const tagWayOf = ({ delivery }: Pick<TagOrder, 'delivery'>): 'post' | 'counter' =>
  delivery === 'counter' ? 'counter' : 'post'

/** Waits at the counter for its owner. */
export const isAtCounter = (order: TagOrder): boolean => order.state === 'allotted' && tagWayOf(order) === 'counter'
