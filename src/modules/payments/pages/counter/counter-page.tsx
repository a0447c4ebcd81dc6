import type { Staff } from '#platform/auth/index.ts'
import { plainText, withoutReadings } from '#platform/i18n/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import {
  Block,
  Button,
  FeeTable,
  Filters,
  Form,
  Lede,
  LinkButton,
  Notice,
  NumberField,
  Radios,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { PaymentLine } from '../../domain/payment.ts'
import { counterText } from '../../text/counter.ts'
import { MoneyNav } from '../money-nav.tsx'

const t = counterText.counter

/** What is to be paid, found by receipt number or put together here. */
export type Bill = { lines: readonly PaymentLine[]; hidden: Readonly<Record<string, string>>; reference?: string }

type CounterProps = {
  staff: Staff
  profile: Profile
  drawer: string | undefined
  find: string
  bill: Bill | undefined
  typed: Readonly<Record<string, string>>
}

export const CounterPage = ({ staff, profile, drawer, find, bill, typed }: CounterProps) => (
  <>
    <MoneyNav staff={staff} current="counter" />
    {drawer ? (
      <Lede>
        {drawer}　{t.lede}
      </Lede>
    ) : (
      <NoDrawer />
    )}
    <Filters action="/staff/payments/counter" label={t.find}>
      <TextField name="find" label={t.find} hint={t.findHint} type="search" value={find} />
      <Button variant="secondary" small>
        {t.findButton}
      </Button>
    </Filters>
    {find && !bill && (
      <Notice kind="warning">
        <p>{t.notFound(find)}</p>
      </Notice>
    )}
    {bill && <TakeForm bill={bill} typed={typed} />}
    <Other profile={profile} typed={typed} />
  </>
)

const NoDrawer = () => (
  <Notice kind="warning" title={t.noDrawer}>
    <p>{t.noDrawerTodo}</p>
    <LinkButton href="/staff/payments/drawer" variant="secondary" small>
      {t.openDrawer}
    </LinkButton>
  </Notice>
)

const TakeForm = ({ bill, typed }: { bill: Bill; typed: Readonly<Record<string, string>> }) => {
  const total = yen(bill.lines.reduce((sum, { amount }) => sum + amount, 0))
  return (
    <div class="bill">
      <Block title={bill.reference ?? t.lines}>
        <FeeTable
          lines={bill.lines.map(({ label, count, amount }) => ({
            label: count > 1 ? `${plainText(label)} × ${count}` : plainText(label),
            amount: formatYen(amount),
          }))}
          total={{ label: t.due, amount: formatYen(total) }}
        />
        <Form action="/staff/payments/counter/receipts" label={t.take}>
          {Object.entries(bill.hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="total" value={String(total)} />
          <NumberField name="tendered" label={t.tendered} hint={t.tenderedHint} unit="円" value={typed['tendered']} />
          <Radios
            name="method"
            legend={t.method}
            value={typed['method'] ?? 'cash'}
            options={Object.entries(t.methods).map(([value, label]) => ({ value, label }))}
          />
          <Button keys="Ctrl+Enter">{t.take}</Button>
        </Form>
      </Block>
    </div>
  )
}

const Other = ({ profile, typed }: { profile: Profile; typed: Readonly<Record<string, string>> }) => (
  <Block title={t.other}>
    <Lede>{t.otherLede}</Lede>
    <Filters action="/staff/payments/counter" label={t.other}>
      <Select
        name="fee"
        label={t.fee}
        emptyLabel={t.chooseFee}
        value={typed['fee']}
        options={profile.fees.map(({ key, label, amount, confirmed }) => ({
          value: key,
          label: `${label} ${formatYen(amount)}${confirmed ? '' : `（${counterText.confirmLater}）`}`,
        }))}
      />
      <NumberField name="count" label={t.copies} value={typed['count'] ?? '1'} />
      <Select
        name="exemption"
        label={t.exemption}
        hint={t.exemptionHint}
        emptyLabel={t.noExemption}
        value={typed['exemption']}
        options={profile.exemptions.map(({ key, label, confirmed }) => ({
          value: key,
          label: `${withoutReadings(label.ja)}${confirmed ? '' : `（${counterText.confirmLater}）`}`,
        }))}
      />
      <Button variant="secondary" small>
        {t.show}
      </Button>
    </Filters>
  </Block>
)
