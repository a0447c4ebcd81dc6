import { formatCalendarDate, formatDateTime } from '#platform/time/index.ts'
import { parseDoer } from '../domain/doer.ts'
import { parseDay } from '../domain/list-filter.ts'
import type { OrderStep } from '../store/steps.ts'
import { orderStateWords, orderStepWords, orderTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { sayDoer } from './say.ts'

const t = orderTexts.one

/** What happened, the newest first; `since`: only what came after that step. */
export const OrderHistory = ({ view, since = 0 }: { view: OrderView; since?: number }) => (
  <ol class="steps">
    {view.steps
      .filter(({ number }) => number > since)
      .toReversed()
      .map((step) => (
        <li>
          <p>
            <time class="meta">{formatDateTime(step.at, 'ja')}</time> <b>{whatOf(view, step)}</b>{' '}
            <span class="meta">{step.byStaff ? view.names.get(step.byStaff) : ''}</span>
          </p>
          {step.reason && <p>{`${t.reason}：${view.reasonWords.get(step.reason) ?? step.reason}`}</p>}
          {step.note && <p class="inner">{step.note}</p>}
        </li>
      ))}
  </ol>
)

function whatOf(view: OrderView, { kind, from, to, details }: OrderStep): string {
  const day = parseDay(details.on)
  const doer = details.fromWho ? parseDoer(details.who) : undefined
  const more = [
    to && kind === 'moved' ? `${from ? `${orderStateWords[from]}→` : ''}${orderStateWords[to]}` : '',
    day && (kind === 'ordered' || details.fromOn) ? t.plannedTo(formatCalendarDate(day, 'ja')) : '',
    doer ? t.givenTo(sayDoer(doer, view.names)) : '',
  ].filter(Boolean)
  return more.length > 0 ? `${orderStepWords[kind]}：${more.join('、')}` : orderStepWords[kind]
}
