import type { Staff } from '#platform/auth/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  Details,
  Filters,
  Form,
  Lede,
  Meta,
  Notice,
  Pager,
  Select,
  Tag,
  type TagKind,
  TextField,
} from '#platform/ui/index.ts'
import type { BankAccount } from '../../domain/payouts/account.ts'
import type { PayoutFile } from '../../domain/payouts/payout-file.ts'
import type { Payout, PayoutState } from '../../domain/payouts/payout.ts'
import type { DayToFile } from '../../store/payouts/payouts.ts'
import { payoutText } from '../../text/payouts.ts'
import { itemName } from '../books-pages.tsx'
import { MoneyNav } from '../money-nav.tsx'
import { accountName } from './refunds-page.tsx'

const t = payoutText.payouts

export type PayoutView = { payout: Payout; payee: string; account: BankAccount | undefined; decidedBy: string }

type PayoutsProps = {
  staff: Staff
  profile: Profile
  /** Of the treasury: may examine, make files. */
  isTreasury: boolean
  state: PayoutState
  views: readonly PayoutView[]
  nextHref: string | undefined
  toFile: readonly DayToFile[]
  today: Temporal.PlainDate
  files: readonly PayoutFile[]
  names: ReadonlyMap<string, string>
  done: keyof typeof t.done | undefined
}

export const PayoutsPage = (props: PayoutsProps) => {
  const { staff, state, done, isTreasury } = props
  return (
    <>
      <MoneyNav staff={staff} current="payouts" />
      <Lede>{t.lede}</Lede>
      {done && (
        <Notice kind="success" live>
          <p>{t.done[done]}</p>
        </Notice>
      )}
      <Filters action="/staff/payments/payouts" label={t.state}>
        <Select
          name="state"
          label={t.state}
          value={state}
          options={Object.entries(t.states).map(([value, label]) => ({ value, label }))}
        />
        <Button variant="secondary" small>
          {t.show}
        </Button>
      </Filters>
      <Payouts {...props} />
      <Pager nextHref={props.nextHref} />
      {isTreasury && <ToFile {...props} />}
      <Files {...props} />
    </>
  )
}

const look: Record<PayoutState, TagKind> = {
  requested: 'ask',
  approved: 'wait',
  returned: 'late',
  'in-file': 'wait',
  sent: 'wait',
  paid: 'ok',
  failed: 'late',
  cancelled: 'off',
}

export const StateTag = ({ state, reason }: { state: PayoutState; reason?: string | null | undefined }) => (
  <>
    <Tag kind={look[state]}>{t.states[state]}</Tag>
    {reason && <Meta>{Object.entries(t.failure).find(([code]) => code === reason)?.[1] ?? reason}</Meta>}
  </>
)

const Payouts = ({ staff, profile, isTreasury, views }: PayoutsProps) => (
  <DataTable
    caption={t.title}
    columns={[
      { label: t.columns.payee, heading: true },
      { label: t.columns.account },
      { label: t.columns.amount, numeric: true },
      { label: t.columns.payOn },
      { label: t.columns.ground },
      { label: t.columns.by },
      { label: t.columns.act },
    ]}
    rows={views.map(({ payout, payee, account, decidedBy }) => ({
      cells: [
        payee,
        account ? accountName(account) : '',
        formatYen(payout.amount),
        formatCalendarDate(payout.payOn, 'ja'),
        <span class="wraps">
          {profile.refundGrounds.find(({ key }) => key === payout.ground)?.label ?? payout.ground}
          <Meta>{itemName(profile, payout.budgetItem)}</Meta>
        </span>,
        decidedBy,
        isTreasury && payout.state === 'requested' ? (
          <Examining payout={payout} staff={staff} />
        ) : (
          <StateTag state={payout.state} reason={payout.reason} />
        ),
      ],
    }))}
    empty={<Meta>{t.none}</Meta>}
  />
)

const Examining = ({ payout, staff }: { payout: Payout; staff: Staff }) => {
  if (payout.decidedBy === staff.staffId) return <Meta>{t.own}</Meta>
  const action = `/staff/payments/payouts/${payout.id}`
  return (
    <div class="row-actions">
      <Form action={`${action}/approval`} label={`${t.approve} ${payout.id}`}>
        <Button small>{t.approve}</Button>
      </Form>
      <Details summary={t.back}>
        <Form action={`${action}/return`} label={`${t.back} ${payout.id}`}>
          <TextField name={`reason-${payout.id}`} label={t.backReason} />
          <Button small variant="secondary">
            {t.back}
          </Button>
        </Form>
      </Details>
    </div>
  )
}

const ToFile = ({ toFile, today }: PayoutsProps) => (
  <Block title={t.toFile}>
    <DataTable
      caption={t.toFile}
      columns={[
        { label: t.toFileColumns.payOn, heading: true },
        { label: t.toFileColumns.count, numeric: true },
        { label: t.toFileColumns.total, numeric: true },
        { label: t.toFileColumns.act },
      ]}
      rows={toFile.map((day) => ({
        cells: [
          formatCalendarDate(day.payOn, 'ja'),
          `${day.count}件`,
          formatYen(yen(day.total)),
          <DayDeed day={day} today={today} />,
        ],
      }))}
      empty={<Meta>{t.toFileNone}</Meta>}
    />
  </Block>
)

// A day that is over, or whose file was made without these, gets no second file.
const DayDeed = ({ day: { payOn, hasFile }, today }: { day: DayToFile; today: Temporal.PlainDate }) => {
  const isMissed = hasFile || Temporal.PlainDate.compare(payOn, today) < 0
  const label = isMissed ? t.postpone : t.make
  return (
    <Form
      action={isMissed ? '/staff/payments/payouts/days' : '/staff/payments/files'}
      label={`${label} ${payOn.toString()}`}
    >
      <input type="hidden" name="payOn" value={payOn.toString()} />
      <Button small variant={isMissed ? 'secondary' : 'primary'}>
        {label}
      </Button>
    </Form>
  )
}

const Files = ({ files, names }: PayoutsProps) => (
  <Block title={t.files}>
    <DataTable
      caption={t.files}
      columns={[
        { label: t.fileColumns.payOn, heading: true },
        { label: t.fileColumns.count, numeric: true },
        { label: t.fileColumns.total, numeric: true },
        { label: t.fileColumns.state },
        { label: t.fileColumns.made },
        { label: t.fileColumns.downloads },
      ]}
      rows={files.map((file) => ({
        href: `/staff/payments/files/${file.id}`,
        cells: [
          formatCalendarDate(file.payOn, 'ja'),
          `${file.count}件`,
          formatYen(file.total),
          t.fileStates[file.state],
          names.get(file.madeBy) ?? '',
          t.outputs(file.downloads),
        ],
      }))}
      empty={<Meta>{t.filesNone}</Meta>}
    />
  </Block>
)
