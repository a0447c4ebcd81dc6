import { wardDate } from '#platform/time/index.ts'
import { Button, DataTable, DueClock, EmptyState, Filters, KeyHints, Meta, Select, Tag } from '#platform/ui/index.ts'
import type { WaitingItem } from '../../actions/acts/waiting-acts.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import type { Todo } from '../../store/acts/waiting.ts'
import { actKindLabels, desk, outcomeLabels } from '../../text/acts/desk.ts'
import { queue } from '../../queue/text.ts'

const t = desk.list
export const todos: readonly Todo[] = ['examine', 'decide', 'see', 'effect']

type DecisionsProps = { items: readonly WaitingItem[]; only: Todo | undefined; today: Temporal.PlainDate }

/** 決裁待ち: what waits for this person, urgent first, then by due day. */
export const DecisionsPage = ({ items, only, today }: DecisionsProps) => (
  <>
    <Filters action="/staff/decisions" label={t.apply}>
      <Select
        name="todo"
        label={t.filter}
        emptyLabel={t.all}
        options={todos.map((todo) => ({ value: todo, label: t[todo] }))}
        value={only}
      />
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
        { label: t.columns.act },
        { label: t.columns.todo },
        { label: t.columns.drafter },
        { label: t.columns.number },
        { label: t.columns.note },
      ]}
      rows={items.map((item) => ({ href: `/staff/acts/${item.id}`, cells: cellsOf(item, today) }))}
      empty={
        <EmptyState title={t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      }
    />
    {items.length > 0 && (
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: queue.keys.move },
          { keys: ['Enter'], does: `${queue.keys.open}（${queue.keys.hint}）` },
        ]}
      />
    )}
  </>
)

function cellsOf(item: WaitingItem, today: Temporal.PlainDate) {
  const due = dueLabel(wardDate(item.submittedAt), item.dueOn, today)
  return [
    <DueClock gone={due.gone} state={due.state}>
      {due.text}
    </DueClock>,
    item.title,
    item.applicantName,
    [actKindLabels[item.kind], item.outcome && outcomeLabels[item.outcome]].filter(Boolean).join('：'),
    t[item.todo],
    item.drafterName,
    <span class="num">{item.receiptNumber}</span>,
    <>
      {item.isUrgent && <Tag kind="late">{t.urgent}</Tag>}
      {item.heldFor && <Tag kind="ask">{t.held}</Tag>}
    </>,
  ]
}

/** Beside the heading: how many of each. */
export const DecisionsSummary = ({ items }: { items: readonly WaitingItem[] }) => (
  <p class="counts">
    {todos.map((todo) => (
      <span>
        {t[todo]} <b>{items.filter((item) => item.todo === todo).length}</b>
      </span>
    ))}
  </p>
)
