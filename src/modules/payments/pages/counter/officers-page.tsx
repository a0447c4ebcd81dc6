import type { Staff } from '#platform/auth/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Block, Button, DataTable, DateField, Form, Lede, Meta, Notice, Select, TextField } from '#platform/ui/index.ts'
import type { CashOfficer } from '../../store/counter/officers.ts'
import { counterText } from '../../text/counter.ts'
import { MoneyNav } from '../money-nav.tsx'

const t = counterText.officers
const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }))

type OfficersProps = {
  staff: Staff
  /** Offices with a drawer that this member leads. */
  offices: readonly { key: string; name: string }[]
  officers: readonly CashOfficer[]
  names: ReadonlyMap<string, string>
  done: keyof typeof t.done | undefined
  typed: Readonly<Record<string, string>>
}

export const OfficersPage = ({ staff, offices, officers, names, done, typed }: OfficersProps) => (
  <>
    <MoneyNav staff={staff} current="officers" />
    <Lede>{t.lede}</Lede>
    {done && (
      <Notice kind="success" live>
        <p>{t.done[done]}</p>
      </Notice>
    )}
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.office },
        { label: t.columns.kind },
        { label: t.columns.from },
        { label: t.columns.to },
        { label: t.columns.act },
      ]}
      rows={officers.map((one) => ({
        cells: [
          names.get(one.staffId) ?? '',
          offices.find(({ key }) => key === one.officeKey)?.name ?? one.officeKey,
          t.kinds[one.kind],
          formatCalendarDate(one.validFrom, 'ja'),
          one.validTo ? formatCalendarDate(one.validTo, 'ja') : '',
          <Form action={`/staff/payments/officers/${one.id}/end`} label={`${t.end} ${names.get(one.staffId) ?? ''}`}>
            <Button small variant="secondary">
              {t.end}
            </Button>
          </Form>,
        ],
      }))}
      empty={<Meta>{t.none}</Meta>}
    />
    {offices.length > 0 && (
      <Block title={t.name}>
        <Form action="/staff/payments/officers" label={t.name}>
          <TextField name="staffNumber" label={t.staff} width="short" value={typed['staffNumber']} />
          <Select
            name="office"
            label={t.office}
            options={offices.map(({ key, name }) => ({ value: key, label: name }))}
            value={typed['office']}
          />
          <Select name="kind" label={t.kind} options={kinds} value={typed['kind'] ?? 'handler'} />
          <DateField name="from" label={t.from} value={typed['from']} />
          <Button>{t.name}</Button>
        </Form>
      </Block>
    )}
  </>
)
