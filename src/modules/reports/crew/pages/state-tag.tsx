import { Tag, type TagKind } from '#platform/ui/index.ts'
import type { OrderState } from '../../orders/index.ts'
import { crewStateWords } from '../text/index.ts'

const kinds: Readonly<Record<OrderState, TagKind>> = {
  ordered: 'wait',
  started: 'ask',
  reported: 'ok',
  returned: 'late',
  unable: 'off',
  accepted: 'ok',
  cancelled: 'off',
}

export const OrderTag = ({ state }: { state: OrderState }) => <Tag kind={kinds[state]}>{crewStateWords[state]}</Tag>
