import { Link } from '#platform/ui/index.ts'
import { type QueueFilter, writeFilter } from '../domain/filter.ts'
import { type Attention as Counts, countedTo } from '../store/counts.ts'
import { bounded, queue as t } from '../text.ts'
import { listHref } from './views-page.tsx'

const mine: QueueFilter = { view: 'mine', states: 'open', order: 'due' }

const filters: Record<keyof Counts, QueueFilter> = {
  overdue: { ...mine, due: 'overdue' },
  dueToday: { ...mine, due: 'today' },
  answered: { ...mine, waits: 'answered' },
  returned: { ...mine, waits: 'returned' },
}

const order = ['overdue', 'dueToday', 'answered', 'returned'] as const

/** What of one's own work, and of those for whom one stands in, asks for somebody; nothing where there is nothing. */
export const Attention = ({ counts }: { counts: Counts }) => {
  const left = order.filter((key) => counts[key] > 0)
  if (left.length === 0) return null
  return (
    <nav class="attention" aria-label={t.attention}>
      <b>{t.attention}</b>
      {left.map((key) => (
        <Link href={listHref(writeFilter(filters[key]))}>
          {t.attentionCounts[key]} {bounded(counts[key], countedTo)}
        </Link>
      ))}
    </nav>
  )
}
