import { Button, Details, Filters, Link, Select } from '#platform/ui/index.ts'
import { channels, procedureKinds } from '../../domain/definition/kinds.ts'
import { channelLabels } from '../../text/queue-words.ts'
import { stateLabels } from '../../text/desk.ts'
import type { FilterChoices } from '../actions/queue-of.ts'
import {
  filedStates,
  queueDues,
  type QueueFilter,
  queueOrders,
  queueStates,
  queueViews,
  queueWaits,
} from '../domain/filter.ts'
import {
  dueLabels,
  kindLabels,
  labels as labelTexts,
  orderLabels,
  queue as t,
  stateFilterLabels,
  viewLabels,
  waitLabels,
} from '../text.ts'

const choices = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }))

/** Everything here ends up in the address, so no field of it ever takes a name. */
export const FilterForm = ({ filter, choices: offered }: { filter: QueueFilter; choices: FilterChoices }) => {
  const { procedures, colleagues, offices, labels } = offered
  const hasMore = Boolean(filter.office ?? filter.kind ?? filter.channel ?? filter.waits ?? filter.label)
  return (
    <Filters action="/staff" label={t.filters}>
      <Select
        name="view"
        label={t.view}
        value={filter.view}
        options={[
          ...choices(queueViews, viewLabels),
          ...colleagues.map(({ staffId, name }) => ({ value: staffId, label: t.colleague(name) })),
        ]}
      />
      <Select
        name="states"
        label={t.state}
        value={filter.states}
        options={[...choices(queueStates, stateFilterLabels), ...choices(singleStates, stateLabels)]}
      />
      {procedures.length > 1 && (
        <Select
          name="procedure"
          label={t.columns.procedure}
          emptyLabel={t.every}
          options={procedures}
          value={filter.procedure}
        />
      )}
      <Select
        name="due"
        label={t.due}
        emptyLabel={t.anyDue}
        options={choices(queueDues, dueLabels)}
        value={filter.due}
      />
      <Select name="order" label={t.order} options={choices(queueOrders, orderLabels)} value={filter.order} />
      <Button variant="secondary" small>
        {t.apply}
      </Button>
      <Link href="/staff?view=mine-and-unassigned">{t.clear}</Link>
      <Details summary={t.more} open={hasMore}>
        <div class="filters">
          {offices.length > 1 && (
            <Select
              name="office"
              label={t.office}
              emptyLabel={t.everyOffice}
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.office}
            />
          )}
          {labels.length > 0 && (
            <Select
              name="label"
              label={labelTexts.filter}
              emptyLabel={t.every}
              options={labels.map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.label}
            />
          )}
          <Select
            name="waits"
            label={t.waits}
            emptyLabel={t.every}
            options={choices(queueWaits, waitLabels)}
            value={filter.waits}
          />
          <Select
            name="channel"
            label={t.channel}
            emptyLabel={t.every}
            options={choices(channels, channelLabels)}
            value={filter.channel}
          />
          <Select
            name="kind"
            label={t.kind}
            emptyLabel={t.every}
            options={choices(procedureKinds, kindLabels)}
            value={filter.kind}
          />
        </div>
      </Details>
    </Filters>
  )
}

// 「二人目の確認」 stands among the groups.
const singleStates = filedStates.filter((state) => state !== 'proposed')
