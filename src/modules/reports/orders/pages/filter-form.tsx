import { Button, Checkbox, Filters, Link, Select, TextField } from '#platform/ui/index.ts'
import { writeDoer } from '../domain/doer.ts'
import { type OrderFilter, orderSelections, orderSpans } from '../domain/list-filter.ts'
import { orderStates } from '../domain/order.ts'
import type { Doers } from '../doers.ts'
import { orderStateWords, orderTexts } from '../text/index.ts'
import { ordersPath } from './paths.ts'
import { doerOptions, sayDoer, type StaffNames } from './say.ts'
import { formatCalendarDate } from '#platform/time/index.ts'

const t = orderTexts.list

export type ListChoices = { doers: Doers }

type Props = { filter: OrderFilter; choices: ListChoices; names: StaffNames }

/** Everything here ends up in the address. */
export const OrderFilterForm = ({ filter, choices: { doers }, names }: Props) => (
  <Filters action={ordersPath} label={t.filters}>
    <TextField name="find" label={t.find} hint={t.findHint} type="search" value={filter.find} maxLength={60} />
    <Select
      name="states"
      label={t.states}
      value={filter.states}
      options={[
        ...orderSelections.map((value) => ({ value, label: t.selections[value] })),
        ...orderStates.map((value) => ({ value, label: orderStateWords[value] })),
      ]}
    />
    <Select
      name="on"
      label={t.on}
      emptyLabel={t.anyDay}
      value={String(filter.on ?? '')}
      options={spanOptions(filter)}
    />
    <Select
      name="who"
      label={t.who}
      emptyLabel={t.anybody}
      value={filter.who && writeDoer(filter.who)}
      options={whoOptions(filter, doers, names)}
    />
    <Checkbox name="urgent" label={t.urgentOnly} checked={filter.isUrgent ?? false} />
    <Button variant="secondary" small>
      {t.apply}
    </Button>
    <Link href={ordersPath}>{t.clear}</Link>
  </Filters>
)

function spanOptions({ on }: OrderFilter) {
  const spans = orderSpans.map((value) => ({ value: value as string, label: t.spans[value] as string }))
  return typeof on === 'object' ? [...spans, { value: on.toString(), label: formatCalendarDate(on, 'ja') }] : spans
}

/** Who is asked for stays in the list, even where they have no post any more. */
function whoOptions({ who }: OrderFilter, doers: Doers, names: StaffNames) {
  const options = doerOptions(doers, t.own)
  const asked = who && { value: writeDoer(who), label: sayDoer(who, names) }
  return asked?.label && options.every(({ value }) => value !== asked.value) ? [...options, asked] : options
}
