import { formatDate } from '#platform/time/index.ts'
import { Block, type Content, Link, Notice, Pairs, Tag } from '#platform/ui/index.ts'
import type { DeedKind } from '../domain/deed.ts'
import { crewTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { DeedForms, type DeedTyped } from './deed-forms.tsx'
import { KeptNotice } from './kept-notice.tsx'
import { OutboxBox } from './outbox-box.tsx'
import { sitePath } from './paths.ts'
import { mapLinks } from './say.ts'
import { OrderHistory, SiteFacts } from './site-facts.tsx'
import { SitePhotos } from './site-photos.tsx'
import { OrderTag } from './state-tag.tsx'

const t = crewTexts.order

export type SiteNews = keyof typeof crewTexts.news
export const isNews = (text: string | undefined): text is SiteNews =>
  text !== undefined && Object.hasOwn(crewTexts.news, text)

type SiteProps = {
  view: OrderView
  news?: SiteNews | undefined
  /** Which form was sent, and what stood in it. */
  sent?: DeedKind | undefined
  typed: DeedTyped
  owner: string
  /** When it was taken along; missing: it is read with a connection. */
  keptAt?: string | undefined
  map: Content
}

/** One order at its place: what to do first, then the deeds, then what there is to know. */
export const SitePage = ({ view, news, sent, typed, owner, keptAt, map }: SiteProps) => {
  const { order } = view
  return (
    <>
      <KeptNotice time={keptAt} />
      {news && (
        <Notice kind={news === 'noted' ? 'warning' : 'success'} live>
          {crewTexts.news[news]}
        </Notice>
      )}
      <OutboxBox owner={owner} />
      <Block title={t.what}>
        <p class="said work-instructions">{order.instructions ?? t.noInstructions}</p>
        <Pairs
          pairs={[
            { term: t.where, value: [order.town, order.placeText].filter(Boolean).join('　') },
            { term: crewTexts.day.plannedTerm, value: formatDate(order.plannedOn, 'ja') },
          ]}
        />
      </Block>
      <DeedForms view={view} sent={sent} typed={typed} />
      <section class="block">
        <h2>{t.where}</h2>
        {map}
        <p class="work-ways">
          <Link href={mapLinks(order).geo} standalone>
            {crewTexts.day.openMap}
          </Link>
          <Link href={mapLinks(order).gsi} standalone>
            {crewTexts.day.openGsi}
          </Link>
        </p>
      </section>
      <SitePhotos view={view} isKept={keptAt !== undefined} />
      <SiteFacts view={view} isKept={keptAt !== undefined} />
      <OrderHistory view={view} />
      <p>
        <Link href={`${sitePath(order.id)}/found`} standalone icon="more">
          {t.noticed}
        </Link>
      </p>
    </>
  )
}

/** Beside the heading. */
export const SiteSummary = ({ view: { order } }: { view: OrderView }) => (
  <p class="counts work-tags">
    {order.isUrgent && (
      <Tag kind="late" icon="attention">
        {crewTexts.day.urgent}
      </Tag>
    )}
    <OrderTag state={order.state} />
    <span class="num">{order.number}</span>
  </p>
)
