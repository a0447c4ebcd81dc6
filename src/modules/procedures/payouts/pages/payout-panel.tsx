import { payoutFailures, payoutStates } from '#modules/payments/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Actions, Block, Button, Details, Form, Notice, Pairs, Radios, Select, TextField } from '#platform/ui/index.ts'
import type { PanelFacts } from '../actions/panel-facts.ts'
import type { PayoutStanding } from '../actions/standing.ts'
import { payoutDesk } from '../text/desk.ts'

const t = payoutDesk

type PayoutPanelProps = PanelFacts & {
  /** Of the case, with the reason under which it was opened. */
  caseHref: (deed: string) => string
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Beside the case: what was asked for at the treasury, how it stands, and asking again where it came back. */
export const PayoutPanel = (props: PayoutPanelProps) => {
  const { event, payouts } = props.standing
  const [newest, ...earlier] = payouts
  const todo = t.todo[event]
  return (
    <Block title={t.title}>
      {todo && (
        <Notice kind="warning">
          <p>{todo}</p>
        </Notice>
      )}
      {newest ? <OnePayout payout={newest} /> : <p>{t.none}</p>}
      {earlier.length > 0 && (
        <Details summary={t.earlier}>
          {earlier.map((payout) => (
            <OnePayout payout={payout} />
          ))}
        </Details>
      )}
      {props.mayAsk && <AskAgain {...props} />}
    </Block>
  )
}

const OnePayout = ({ payout }: { payout: PayoutStanding['payouts'][number] }) => (
  <Pairs
    pairs={[
      {
        term: t.columns.state,
        value: [payoutStates[payout.state], reasonOf(payout.reason)].filter(Boolean).join('：'),
      },
      { term: t.columns.amount, value: formatYen(payout.amount) },
      { term: t.columns.payOn, value: formatCalendarDate(payout.payOn, 'ja') },
      { term: t.columns.account, value: accountName(payout.account) },
    ]}
  />
)

const reasonOf = (reason: string | undefined): string | undefined =>
  Object.entries(payoutFailures).find(([code]) => code === reason)?.[1] ?? reason

const accountName = (account: PayoutStanding['payouts'][number]['account']): string => {
  if (!account) return ''
  const { source, bankCode, branchCode, masked } = account
  return [source === 'public' && t.public, t.account(bankCode, branchCode, masked)].filter(Boolean).join('　')
}

const AskAgain = ({ caseHref, standing, amount, typed }: PayoutPanelProps) => {
  const text = (name: string): string | undefined => {
    const value = typed[`payout-${name}`]
    return typeof value === 'string' ? value : undefined
  }
  const kept = standing.accounts.slice(0, 5)
  return (
    <Form action={caseHref('payouts')} label={t.form.title}>
      <TextField
        name="payout-amount"
        label={t.form.amount}
        hint={t.form.amountHint}
        value={text('amount') ?? (amount === undefined ? '' : String(amount))}
        inputMode="numeric"
        width="short"
      />
      <Radios
        name="payout-account"
        legend={t.form.account}
        value={text('account') ?? kept[0]?.id ?? 'new'}
        options={[
          ...kept.map(({ id, bankCode, branchCode, masked }) => ({
            value: id,
            label: t.account(bankCode, branchCode, masked),
          })),
          { value: 'new', label: t.form.fresh, nested: <NewAccount text={text} /> },
        ]}
      />
      <Actions>
        <Button>{t.form.submit}</Button>
      </Actions>
    </Form>
  )
}

const NewAccount = ({ text }: { text: (name: string) => string | undefined }) => (
  <>
    <TextField name="payout-bank" label={t.form.bank} value={text('bank')} inputMode="numeric" width="short" />
    <TextField name="payout-branch" label={t.form.branch} value={text('branch')} inputMode="numeric" width="short" />
    <Select
      name="payout-kind"
      label={t.form.kind}
      value={text('kind') ?? 'ordinary'}
      options={Object.entries(t.form.kinds).map(([value, label]) => ({ value, label }))}
    />
    <TextField name="payout-number" label={t.form.number} inputMode="numeric" width="short" />
    <TextField name="payout-holder" label={t.form.holder} value={text('holder')} />
  </>
)
