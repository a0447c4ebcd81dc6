import { formatTime } from '#platform/time/index.ts'
import { Button, Form, Link, Notice, Pager, TextField } from '#platform/ui/index.ts'
import { payoutDesk } from '../../payouts/text/desk.ts'
import type { FilterChoices, QueueItem } from '../actions/queue-of.ts'
import type { BatchDeed } from '../domain/batch.ts'
import { type QueueFilter, writeFilter } from '../domain/filter.ts'
import { type Attention as Counts, countedTo, type QueueCounts } from '../store/counts.ts'
import { batch, bounded, labels, queue as t } from '../text.ts'
import type { BatchInput } from './batch-bar.tsx'
import { QueueTable } from './queue-table.tsx'
import { Keys } from './keys.tsx'
import { listHref, ViewNav } from './views-page.tsx'
import type { SavedView } from '../domain/saved-view.ts'
import { Attention } from './attention.tsx'
import { FilterForm } from './filter-form.tsx'
import { webhookTexts } from '../../webhooks/text/staff.ts'

type QueueProps = {
  items: readonly QueueItem[]
  filter: QueueFilter
  choices: FilterChoices
  views: readonly SavedView[]
  attention: Counts
  /** What was typed into the search box. */
  find: string
  today: Temporal.PlainDate
  /** Cursor of the next page. */
  more: string | undefined
  /** Cursor of this page. */
  after: string | undefined
  deeds: readonly BatchDeed[]
  typed: BatchInput
  mayArrange: boolean
  /** Payouts of the office that have to be asked for again. */
  waitingPayouts: number
  /** Addresses of the actor's offices to which nothing gets through. */
  troubledWebhooks: number
  /** Matters of other parts of the house that wait for this member's approval. */
  awaiting: number
  /** Where these cases can be had as a file, for who may. */
  exportHref: string | undefined
}

export const QueuePage = (props: QueueProps) => {
  const {
    items,
    filter,
    choices,
    views,
    attention,
    find,
    today,
    more,
    after,
    deeds,
    typed,
    mayArrange,
    waitingPayouts,
    troubledWebhooks,
    awaiting,
  } = props
  const query = writeFilter(filter)
  return (
    <>
      {waitingPayouts > 0 && (
        <Notice kind="warning">
          <p>
            {payoutDesk.waiting(waitingPayouts)} <Link href="/staff/payouts">{payoutDesk.toList}</Link>
          </p>
        </Notice>
      )}
      {troubledWebhooks > 0 && (
        <Notice kind="warning">
          <p>
            {webhookTexts.troubled(troubledWebhooks)} <Link href="/staff/webhooks">{webhookTexts.toTroubled}</Link>
          </p>
        </Notice>
      )}
      {awaiting > 0 && (
        <Notice>
          <p>
            {t.awaiting(awaiting)} <Link href="/staff/awaiting">{t.toAwaiting}</Link>
          </p>
        </Notice>
      )}
      <Attention counts={attention} />
      <ViewNav views={views} query={find ? '-' : query} />
      <Form action="/staff/search" class="filters">
        <TextField name="find" label={t.find} hint={t.findHint} type="search" value={find} />
        <Button variant="secondary" small>
          {t.find}
        </Button>
      </Form>
      <FilterForm filter={filter} choices={choices} />
      <QueueTable
        items={items}
        choices={choices}
        asked={{ query, find, after }}
        hrefs={find ? undefined : { none: pageHref(query, after), all: pageHref(query, after, 'select=all') }}
        today={today}
        deeds={deeds}
        typed={typed}
      />
      {more && find && (
        <Form action="/staff/search" label={t.moreFound}>
          <input type="hidden" name="find" value={find} />
          <input type="hidden" name="after" value={more} />
          <Button variant="secondary" small>
            {t.moreFound}
          </Button>
        </Form>
      )}
      {more && !find && <Pager nextHref={pageHref(query, more)} />}
      <Keys />
      <p class="row-actions">
        {deeds.length > 0 && (
          <Link standalone href="/staff/queue/batches">
            {batch.listTitle}
          </Link>
        )}
        {mayArrange && (
          <Link standalone href="/staff/queue/labels">
            {labels.toList}
          </Link>
        )}
        {props.exportHref && items.length > 0 && (
          <Link standalone href={props.exportHref}>
            {t.toExport}
          </Link>
        )}
        <Link standalone href="/staff/offices">
          {t.toAbsences}
        </Link>
      </p>
    </>
  )
}

const pageHref = (query: string, after: string | undefined, more = ''): string =>
  [listHref(query), after ? `after=${after}` : '', more].filter(Boolean).join('&')

/** Beside the heading: how much there is to do, and as of when. */
export const QueueSummary = ({ counts, now }: { counts: QueueCounts; now: Temporal.Instant }) => (
  <p class="counts">
    <Count label={t.open} count={counts.open} />
    <Count label={t.dueToday} count={counts.dueToday} />
    <Count label={t.overdue} count={counts.overdue} isLate />
    <Count label={t.secondCheck} count={counts.secondCheck} />
    <time class="meta">{t.asOf(formatTime(now, 'ja'))}</time>
  </p>
)

const Count = ({ label, count, isLate }: { label: string; count: number; isLate?: boolean }) => (
  <span class={isLate && count > 0 ? 'due late' : undefined}>
    {label} <b>{bounded(count, countedTo)}</b>
  </span>
)
