import { formatTime } from '#platform/time/index.ts'
import {
  Button,
  DataTable,
  DueClock,
  EmptyState,
  Filters,
  Form,
  KeyHints,
  Link,
  Meta,
  Notice,
  NoWrap,
  Pager,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import { payoutDesk } from '../../payouts/text/desk.ts'
import type { QueueCounts, QueueFilter, QueueRow, QueueStates, QueueView } from '../../store/desk/queue.ts'
import { type Channel, channels } from '../../domain/definition/kinds.ts'
import { desk, stateFilterLabels, viewLabels } from '../../text/desk.ts'
import { channelLabels, stateWord } from '../../text/queue-words.ts'

export type QueueItem = QueueRow & {
  applicantName: string
  assigneeName: string | undefined
  submittedOn: Temporal.PlainDate
}

type QueueProps = {
  items: readonly QueueItem[]
  filter: Pick<QueueFilter, 'view' | 'states' | 'channel' | 'procedure'> & { find: string }
  /** Procedures of the actor's offices, to choose from. */
  procedures: readonly { value: string; label: string }[]
  today: Temporal.PlainDate
  nextHref: string | undefined
  /** Payouts of the office that have to be asked for again. */
  waitingPayouts: number
}

const t = desk.queue
const options = <Key extends string>(labels: Record<Key, string>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label }))

export const QueuePage = ({ items, filter, procedures, today, nextHref, waitingPayouts }: QueueProps) => (
  <>
    {waitingPayouts > 0 && (
      <Notice kind="warning">
        <p>
          {payoutDesk.waiting(waitingPayouts)} <Link href="/staff/payouts">{payoutDesk.toList}</Link>
        </p>
      </Notice>
    )}
    <Form action="/staff/search" class="filters">
      <TextField name="find" label={t.find} hint={t.findHint} type="search" value={filter.find} />
      <Button variant="secondary" small>
        {t.find}
      </Button>
    </Form>
    <Filters action="/staff" label={t.apply}>
      <Select name="view" label={t.view} options={options<QueueView>(viewLabels)} value={filter.view} />
      <Select name="states" label={t.state} options={options<QueueStates>(stateFilterLabels)} value={filter.states} />
      <Select
        name="channel"
        label={t.channel}
        emptyLabel={t.everyChannel}
        options={channels.map((value: Channel) => ({ value, label: channelLabels[value] }))}
        value={filter.channel ?? ''}
      />
      {procedures.length > 1 && (
        <Select
          name="procedure"
          label={t.columns.procedure}
          emptyLabel={t.everyProcedure}
          options={procedures}
          value={filter.procedure ?? ''}
        />
      )}
      <Button variant="secondary" small>
        {t.apply}
      </Button>
    </Filters>
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
        <EmptyState title={filter.find ? t.notFound(filter.find) : t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      }
    />
    <Pager nextHref={nextHref} />
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
    notesOf(item).join('、'),
  ]
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
    <span>
      {t.open} <b>{counts.open}</b>
    </span>
    <span>
      {t.dueToday} <b>{counts.dueToday}</b>
    </span>
    <span class={counts.overdue > 0 ? 'due late' : undefined}>
      {t.overdue} <b>{counts.overdue}</b>
    </span>
    <span>
      {t.secondCheck} <b>{counts.secondCheck}</b>
    </span>
    <time class="meta">{t.asOf(formatTime(now, 'ja'))}</time>
  </p>
)
