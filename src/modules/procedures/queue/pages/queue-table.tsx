import { DataTable, DueClock, EmptyState, Form, Link, Meta, NoWrap } from '#platform/ui/index.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import { channelLabels, stateWord } from '../../text/queue-words.ts'
import type { FilterChoices, QueueItem } from '../actions/queue-of.ts'
import type { BatchDeed } from '../domain/batch.ts'
import { batch, queue as t } from '../text.ts'
import { BatchBar, type BatchInput } from './batch-bar.tsx'
import { LabelTag } from './label-tag.tsx'

type TableProps = {
  items: readonly QueueItem[]
  choices: FilterChoices
  /** The list as it was asked for, so that it is shown again as it was. */
  asked: { query: string; find: string; after: string | undefined }
  /** The same page without ticks and with all of them; missing where the list has no address. */
  hrefs: { none: string; all: string } | undefined
  today: Temporal.PlainDate
  deeds: readonly BatchDeed[]
  typed: BatchInput
}

const columns = [
  { label: t.columns.due },
  { label: t.columns.procedure, heading: true },
  { label: t.columns.applicant },
  { label: t.columns.channel },
  { label: t.columns.state },
  { label: t.columns.assignee },
  { label: t.columns.number },
  { label: t.columns.note },
]

/** The list, and below it what can be done to the ticked ones. */
export const QueueTable = ({ items, choices, asked, hrefs, today, deeds, typed }: TableProps) => {
  const canSelect = deeds.length > 0
  const chosen = typed.case ?? []
  return (
    <Form action="/staff/queue/batches" class="batch" label={batch.bar}>
      <input type="hidden" name="query" value={asked.query} />
      <input type="hidden" name="find" value={asked.find} />
      <input type="hidden" name="after" value={asked.after ?? ''} />
      <DataTable
        caption={t.title}
        class="queue"
        columns={canSelect ? [{ label: batch.select, hideLabel: true }, ...columns] : columns}
        rows={items.map((item, index) => ({
          href: `/staff/cases/${item.id}`,
          cells: [
            ...(canSelect ? [<Tick item={item} checked={chosen.includes(item.id)} isFirst={index === 0} />] : []),
            ...cellsOf(item, today),
          ],
        }))}
        empty={
          <EmptyState title={asked.find ? t.notFound(asked.find) : t.empty}>
            <Meta>{t.emptyHint}</Meta>
          </EmptyState>
        }
      />
      {canSelect && items.length > 0 && (
        <>
          {hrefs && (
            <p>
              {chosen.length === 0 ? (
                <Link href={hrefs.all}>{batch.selectAll}</Link>
              ) : (
                <Link href={hrefs.none}>{batch.selectNone}</Link>
              )}
            </p>
          )}
          <BatchBar deeds={deeds} labels={choices.labels} colleagues={choices.colleagues} typed={typed} />
        </>
      )}
    </Form>
  )
}

type TickProps = { item: QueueItem; checked: boolean; isFirst: boolean }

// The first has the field's id, so that an error leads to it.
const Tick = ({ item, checked, isFirst }: TickProps) => (
  <label class="tick">
    <input
      type="checkbox"
      name="case"
      id={isFirst ? 'field-case' : undefined}
      value={item.id}
      checked={checked}
      aria-label={batch.selectOne(item.receiptNumber)}
    />
  </label>
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
    item.questionWaiting ? t.notes.question : '',
  ].filter(Boolean)
