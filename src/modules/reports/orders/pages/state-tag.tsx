import { Tag, type TagKind } from '#platform/ui/index.ts'
import type { OrderState } from '../domain/order.ts'
import { orderStateWords } from '../text/words.ts'

const tags: Readonly<Record<OrderState, TagKind>> = {
  ordered: 'wait',
  started: 'wait',
  reported: 'ask',
  returned: 'wait',
  unable: 'late',
  accepted: 'ok',
  cancelled: 'off',
}

export const OrderStateTag = ({ state }: { state: OrderState }) => (
  <Tag kind={tags[state]}>{orderStateWords[state]}</Tag>
)
