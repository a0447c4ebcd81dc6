import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Block, DocumentList, Meta } from '#platform/ui/index.ts'
import { tagWayOf } from '../domain.ts'
import type { TagOrder } from '../store.ts'
import { tagTexts } from '../text/index.ts'

/** The numbered pieces of a request, for its owner: which number, and where it is. */
export const TagBlock = ({ lang, orders }: { lang: Lang; orders: readonly TagOrder[] }) => {
  if (orders.length === 0) return null
  const t = tagTexts(lang)
  return (
    <Block title={t.title}>
      <DocumentList
        entries={orders.map((order) => ({
          title: [t.series[order.series], order.serial === null ? '' : t.number(order.serial, order.year)]
            .filter(Boolean)
            .join('　'),
          note: placeText(lang, order),
        }))}
      />
      {orders.some(({ state }) => state === 'handed_over') && <Meta>{t.note}</Meta>}
    </Block>
  )
}

function placeText(lang: Lang, order: TagOrder): string {
  const t = tagTexts(lang)
  const isFetched = tagWayOf(order) === 'counter'
  if (order.state === 'handed_over' && order.handedAt) {
    const when = formatDateTime(order.handedAt, lang)
    return isFetched ? t.handed(when) : t.posted(when)
  }
  if (order.state !== 'allotted') return t.preparing
  return isFetched ? t.atCounter : t.posting
}
