import { formatTime } from '#platform/time/index.ts'
import {
  DataTable,
  DueClock,
  EmptyState,
  KeyHints,
  Link,
  Meta,
  Notice,
  NoWrap,
  Pager,
  Tag,
  type TagKind,
} from '#platform/ui/index.ts'
import { OrderForPicked } from '../../orders/pages/of-report.tsx'
import { isClosed, type ReportState } from '../../record/index.ts'
import type { BoardItem } from '../board.ts'
import { type BoardFilter, writeBoardFilter } from '../domain/board-filter.ts'
import { dueLabel } from '../domain/due-label.ts'
import { lookedThrough } from '../store/board.ts'
import { type BoardCounts, countedTo } from '../store/counts.ts'
import { deskTexts, stateWords } from '../text/index.ts'
import { type BoardChoices, FilterForm } from './filter-form.tsx'
import { boardPath, reportPath } from './paths.ts'

const t = deskTexts.board

type BoardProps = {
  items: readonly BoardItem[]
  filter: BoardFilter
  choices: BoardChoices
  today: Temporal.PlainDate
  more: string | undefined
  links: readonly { href: string; label: string }[]
  done: keyof typeof t.done | undefined
  mayOrder: boolean
}

export const BoardPage = ({ items, filter, choices, today, more, links, done, mayOrder }: BoardProps) => (
  <>
    {done && (
      <Notice kind="success" live>
        {t.done[done]}
      </Notice>
    )}
    <FilterForm filter={filter} choices={choices} />
    <DataTable
      caption={t.list}
      class="queue"
      columns={[
        ...(mayOrder ? [{ label: t.columns.pick, hideLabel: true }] : []),
        { label: t.columns.due },
        { label: t.columns.title, heading: true },
        { label: t.columns.town },
        { label: t.columns.state },
        { label: t.columns.assigned },
        { label: t.columns.number },
        { label: t.columns.note },
      ]}
      rows={items.map((item) => ({
        href: reportPath(item.id),
        cells: [...(mayOrder ? [<Pick item={item} />] : []), ...cellsOf(item, today)],
      }))}
      empty={
        <EmptyState title={t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      }
    />
    {mayOrder && items.length > 0 && <OrderForPicked id={pickForm} />}
    <Pager nextHref={more && boardHref(filter, more)} />
    {isNarrow(filter) && <Meta>{t.lookedThrough(lookedThrough.toLocaleString('ja'))}</Meta>}
    <KeyHints
      hints={[
        { keys: ['J', 'K'], does: t.keys.move },
        { keys: ['Enter'], does: t.keys.open },
        { keys: ['/'], does: t.keys.find },
      ]}
    />
    <p class="row-actions">
      {links.map(({ href, label }) => (
        <Link standalone href={href}>
          {label}
        </Link>
      ))}
    </p>
  </>
)

const pickForm = 'order-picked'

const Pick = ({ item }: { item: BoardItem }) => (
  <label class="tick">
    <input type="checkbox" name="report" value={item.id} form={pickForm} aria-label={t.pick(item.number)} />
  </label>
)

export const boardHref = (filter: BoardFilter, after?: string): string => {
  const query = [writeBoardFilter(filter), after ? `after=${encodeURIComponent(after)}` : ''].filter(Boolean).join('&')
  return query ? `${boardPath}?${query}` : boardPath
}

const isNarrow = ({ kind, town, due, only, owner, find, states, view }: BoardFilter): boolean =>
  Boolean(kind ?? town ?? due ?? only ?? owner ?? find) ||
  view === 'unassigned' ||
  !['open', 'closed', 'all'].includes(states)

function cellsOf(item: BoardItem, today: Temporal.PlainDate) {
  const due = isClosed(item.state) ? undefined : dueLabel(item, today)
  return [
    due ? (
      <DueClock gone={due.gone} state={due.state}>
        {due.text}
      </DueClock>
    ) : (
      <span class="meta">{isClosed(item.state) ? '' : t.noDue}</span>
    ),
    item.title,
    item.town,
    <StateTag state={item.state} />,
    item.assigneeName ?? <NoWrap>{t.unassigned}</NoWrap>,
    <span class="num">{item.number}</span>,
    notesOf(item).join('、'),
  ]
}

const notesOf = (item: BoardItem): string[] =>
  [
    item.isUnlooked ? t.notes.unlooked : '',
    item.publication === 'hidden' ? t.notes.hidden : '',
    item.publication === 'private' ? t.notes.private : '',
    item.reopened > 0 ? t.notes.reopened(item.reopened) : '',
    item.bodyName ?? '',
    item.officeName ?? '',
  ].filter(Boolean)

const tagOf = (state: ReportState): TagKind => {
  if (state === 'received' || state === 'reopened') return 'ask'
  if (isClosed(state)) return state === 'fixed' || state === 'thanked' || state === 'fixed_by_others' ? 'ok' : 'off'
  return 'wait'
}

export const StateTag = ({ state }: { state: ReportState }) => <Tag kind={tagOf(state)}>{stateWords[state]}</Tag>

/** Beside the heading: how much there is to do, and as of when. */
export const BoardSummary = ({ counts, now }: { counts: BoardCounts; now: Temporal.Instant }) => (
  <p class="counts">
    <Count label={t.counts.open} count={counts.open} />
    <Count label={t.counts.dueToday} count={counts.dueToday} />
    <Count label={t.counts.overdue} count={counts.overdue} isLate />
    <Count label={t.counts.unlooked} count={counts.unlooked} />
    <time class="meta">{t.asOf(formatTime(now, 'ja'))}</time>
  </p>
)

const Count = ({ label, count, isLate }: { label: string; count: number; isLate?: boolean }) => (
  <span class={isLate && count > 0 ? 'due late' : undefined}>
    {label} <b>{bounded(count)}</b>
  </span>
)

export const bounded = (count: number): string => (count > countedTo ? `${countedTo}+` : String(count))
