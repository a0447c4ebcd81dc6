import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  Form,
  Lede,
  Link,
  Meta,
  Radios,
  Select,
  TextField,
  Ticks,
} from '#platform/ui/index.ts'
import { queueStates, type QueueFilter } from '../../queue/domain/filter.ts'
import { stateFilterLabels } from '../../queue/text.ts'
import { exportFormats } from '../formats.ts'
import type { Export } from '../store/exports.ts'
import { exportTexts as t } from '../text.ts'

type ExportsProps = {
  exports: readonly (Export & { title: string })[]
  procedures: readonly { value: string; label: string }[]
  filter: QueueFilter
  /** The conditions of the filter beside procedure and state, in words. */
  conditions: readonly string[]
  typed: Readonly<Record<string, string | string[]>>
}

export const ExportsPage = ({ exports, procedures, filter, conditions, typed }: ExportsProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Ticks items={t.rules} />
      <Block title={t.make}>
        <Form action="/staff/exports" label={t.make}>
          <Select
            name="procedure"
            label={t.procedure}
            emptyLabel={t.chooseProcedure}
            options={procedures}
            value={value('procedure') ?? filter.procedure}
          />
          <Select
            name="states"
            label={t.states}
            options={queueStates.map((one) => ({ value: one, label: stateFilterLabels[one] }))}
            value={value('states') ?? filter.states}
          />
          {conditions.length > 0 ? (
            <Meta>
              {t.otherConditions(conditions.join('、'))} <Link href="/staff">{t.toQueue}</Link>
            </Meta>
          ) : null}
          {hiddenParts(filter).map(([name, hidden]) => (
            <input type="hidden" name={name} value={hidden} />
          ))}
          <Radios
            name="format"
            legend={t.format}
            value={value('format') ?? 'xlsx'}
            options={exportFormats.map((format) => ({
              value: format,
              label: t.formats[format],
              hint: t.formatHints[format],
            }))}
          />
          <Checkbox name="eras" label={t.eras} checked={value('eras') === 'yes'} />
          <TextField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={value('reason')}
            maxLength={200}
            width="full"
          />
          <Actions>
            <Button>{t.ask}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.what, heading: true },
            { label: t.columns.asked },
            { label: t.columns.format },
            { label: t.columns.state },
          ]}
          rows={exports.map((one) => ({
            href: `/staff/exports/${one.id}`,
            cells: [one.title, formatDateTime(one.askedAt, 'ja'), t.formats[one.format], t.state[one.state]],
          }))}
          empty={<p>{t.none}</p>}
        />
      </Block>
    </>
  )
}

const hiddenParts = ({ procedure: _procedure, states: _states, order: _order, ...rest }: QueueFilter) =>
  Object.entries(rest).filter(([, part]) => part !== undefined)
