import { formatTime } from '#platform/time/index.ts'
import {
  Button,
  DataTable,
  DueClock,
  EmptyState,
  Form,
  KeyHints,
  Link,
  Meta,
  Notice,
  NoWrap,
  Pager,
  TextField,
} from '#platform/ui/index.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import { payoutDesk } from '../../payouts/text/desk.ts'
import { channelLabels, stateWord } from '../../text/queue-words.ts'
import type { FilterChoices, QueueItem } from '../actions/queue-of.ts'
import { type QueueFilter, writeFilter } from '../domain/filter.ts'
import { countedTo, type QueueCounts } from '../store/counts.ts'
import { bounded, queue as t } from '../text.ts'
import { LabelTag } from './label-tag.tsx'
import { FilterForm } from './filter-form.tsx'

type QueueProps = {
  items: readonly QueueItem[]
  filter: QueueFilter
  choices: FilterChoices
  /** What was typed into the search box. */
  find: string
  today: Temporal.PlainDate
  /** Cursor of the next page. */
  more: string | undefined
  /** Payouts of the office that have to be asked for again. */
  waitingPayouts: number
  /** Where these cases can be had as a file, for who may. */
  exportHref: string | undefined
}

export const QueuePage = (props: QueueProps) => {
  const { items, filter, choices, find, today, more, waitingPayouts } = props
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
      <Form action="/staff/search" class="filters" label={t.find}>
        <TextField name="find" label={t.find} hint={t.findHint} type="search" value={find} />
        <Button variant="secondary" small>
          {t.find}
        </Button>
      </Form>
      <FilterForm filter={filter} choices={choices} />
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.due },
          { label: t.columns.procedure, heading: true },
          { label: t.columns.applicant },
          { label: t.columns.channel },
          { label: t.columns.state },
          { label: t.columns.assignee },
          { label: t.columns.number },
          { label: t.columns.note },
        ]}
        rows={items.map((item) => ({ href: `/staff/cases/${item.id}`, cells: cellsOf(item, today) }))}
        empty={
          <EmptyState title={find ? t.notFound(find) : t.empty}>
            <Meta>{t.emptyHint}</Meta>
          </EmptyState>
        }
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
      {more && !find && <Pager nextHref={`/staff?${[query, `after=${more}`].filter(Boolean).join('&')}`} />}
      {props.exportHref && items.length > 0 && (
        <p>
          <Link href={props.exportHref}>{t.toExport}</Link>
        </p>
      )}
      {items.length > 0 && (
        <KeyHints
          hints={[
            { keys: ['J', 'K'], does: t.keys.move },
            { keys: ['Enter'], does: `${t.keys.open}（${t.keys.hint}）` },
          ]}
        />
      )}
    </>
  )
}

function cellsOf(item: QueueItem, today: Temporal.PlainDate) {
  const due = dueLabel(item.submittedOn, item.dueOn, today)
  return [
    <DueClock gone={due.gone} state={due.state}>
      {due.text}
    </DueClock>,
    item.title,
    item.applicantName,
    <NoWrap>{channelLabels[item.channel]}</NoWrap>,
    stateWord(item.kind, item.state),
    item.assigneeName ?? <NoWrap>{t.unassigned}</NoWrap>,
    <span class="num">{item.receiptNumber}</span>,
    <Notes item={item} />,
  ]
}

const Notes = ({ item }: { item: QueueItem }) => {
  const notes = notesOf(item)
  if (notes.length === 0 && item.labels.length === 0) return null
  return (
    <>
      {item.labels.map((label) => (
        <LabelTag label={label} />
      ))}
      {notes.length > 0 && <span> {notes.join('、')}</span>}
    </>
  )
}

const notesOf = (item: QueueItem): string[] =>
  [
    item.delivery === 'post' ? t.notes.post : item.delivery === 'counter' ? t.notes.counter : '',
    item.lang === 'easy' ? t.notes.easy : item.lang === 'en' ? t.notes.en : '',
    item.returned ? t.notes.returned : '',
    item.unchecked ? t.notes.unchecked : '',
  ].filter(Boolean)

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
