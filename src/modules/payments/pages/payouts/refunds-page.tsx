import type { Staff } from '#platform/auth/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import type { Profile } from '#platform/profile/index.ts'
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
  NumberField,
  Pairs,
  Radios,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import type { BankAccount } from '../../domain/payouts/account.ts'
import { may } from '../../permissions.ts'
import type { CashToHandBack, RefundablePayment, RefundProposal } from '../../store/refunds/proposals.ts'
import { counterText } from '../../text/counter.ts'
import { payoutText } from '../../text/payouts.ts'
import { MoneyNav } from '../money-nav.tsx'

const t = payoutText.refunds

export type RefundView = { payment: RefundablePayment; accounts: readonly BankAccount[] }

type RefundsProps = {
  staff: Staff
  profile: Profile
  find: string
  found: readonly RefundView[]
  proposals: readonly RefundProposal[]
  cash: readonly CashToHandBack[]
  names: ReadonlyMap<string, string>
  done: keyof typeof t.done | undefined
  typed: Readonly<Record<string, string>>
}

export const RefundsPage = (props: RefundsProps) => {
  const { staff, find, found, done } = props
  return (
    <>
      <MoneyNav staff={staff} current="refunds" />
      <Lede>{t.lede}</Lede>
      {done && (
        <Notice kind="success" live>
          <p>{t.done[done]}</p>
        </Notice>
      )}
      <Filters action="/staff/payments/refunds" label={t.find}>
        <TextField name="find" label={t.find} type="search" value={find} />
        <Button variant="secondary" small>
          {t.findButton}
        </Button>
      </Filters>
      {find && found.length === 0 && (
        <Notice kind="warning">
          <p>{t.notFound(find)}</p>
        </Notice>
      )}
      {found.map((view) => (
        <ProposeForm view={view} {...props} />
      ))}
      <Proposals {...props} />
      <Cash {...props} />
    </>
  )
}

const groundName = (profile: Profile, key: string) => {
  const rule = profile.refundGrounds.find((one) => one.key === key)
  return rule ? `${rule.label}（${rule.ordinance}）` : key
}

type ProposeProps = Pick<RefundsProps, 'profile' | 'find' | 'typed'> & { view: RefundView }

const ProposeForm = ({ view: { payment, accounts }, profile, find, typed }: ProposeProps) => {
  const left = yen(payment.captured - payment.owed)
  const kept = typed['payment'] === payment.id ? typed : {}
  const ways = Object.entries(t.ways).filter(
    ([way]) => (way === 'provider') !== (payment.method === 'cash') || way === 'transfer',
  )
  return (
    <Block title={payment.reference ?? payment.id}>
      <Pairs
        pairs={[
          { term: t.paid, value: formatYen(payment.captured) },
          { term: t.owed, value: formatYen(payment.owed) },
          { term: t.left, value: formatYen(left) },
          { term: '', value: payment.issued ? t.issued : t.notIssued },
        ]}
      />
      {left > 0 && (
        <Form action="/staff/payments/refunds" label={t.propose}>
          <input type="hidden" name="payment" value={payment.id} />
          <input type="hidden" name="find" value={find} />
          <NumberField name="amount" label={t.amount} unit="円" value={kept['amount'] ?? left} />
          <Select
            name="ground"
            label={t.ground}
            emptyLabel={t.chooseGround}
            value={kept['ground']}
            options={profile.refundGrounds
              .filter(({ when }) => when === 'any' || !payment.issued)
              .map(({ key, label, ordinance, confirmed }) => ({
                value: key,
                label: `${label}（${ordinance}）${confirmed ? '' : `（${counterText.confirmLater}）`}`,
              }))}
          />
          <Radios
            name="way"
            legend={t.way}
            value={kept['way'] ?? ways[0]?.[0]}
            options={ways.map(([value, label]) => ({ value, label }))}
          />
          {payment.hasPayer && (
            <Select
              name="account"
              label={t.account}
              hint={t.accountHint}
              emptyLabel={t.noAccount}
              value={kept['account']}
              options={accounts.map((one) => ({ value: one.id, label: accountName(one) }))}
            />
          )}
          <Button>{t.propose}</Button>
        </Form>
      )}
      {payment.hasPayer && <AccountForm paymentId={payment.id} find={find} typed={kept} />}
    </Block>
  )
}

/** 「0001-012 普通 ***4567」. */
export const accountName = ({ bankCode, branchCode, kind, masked, source }: BankAccount): string =>
  `${bankCode}-${branchCode} ${t.kinds[kind]} ${masked}${source === 'public' ? `（${payoutText.payouts.public}）` : ''}`

const AccountForm = ({
  paymentId,
  find,
  typed,
}: {
  paymentId: string
  find: string
  typed: Readonly<Record<string, string>>
}) => (
  <Details summary={t.accountTitle} open={typed['bankCode'] !== undefined}>
    <Form action={`/staff/payments/refunds/${paymentId}/account`} label={t.accountTitle}>
      <input type="hidden" name="payment" value={paymentId} />
      <input type="hidden" name="find" value={find} />
      <NumberField name="bankCode" label={t.bankCode} value={typed['bankCode']} />
      <NumberField name="branchCode" label={t.branchCode} value={typed['branchCode']} />
      <Radios
        name="kind"
        legend={t.kind}
        value={typed['kind'] ?? 'ordinary'}
        options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
      />
      <NumberField name="number" label={t.number} value={typed['number']} />
      <TextField name="holderKana" label={t.holder} value={typed['holderKana']} />
      <Button variant="secondary">{t.saveAccount}</Button>
    </Form>
  </Details>
)

const Proposals = ({ staff, profile, proposals, names }: RefundsProps) => (
  <Block title={t.waiting}>
    <DataTable
      caption={t.waiting}
      columns={[
        { label: t.columns.payment, heading: true },
        { label: t.columns.amount, numeric: true },
        { label: t.columns.ground },
        { label: t.columns.way },
        { label: t.columns.by },
        { label: t.columns.act },
      ]}
      rows={proposals.map((one) => ({
        cells: [
          <code>{one.paymentId}</code>,
          formatYen(one.amount),
          groundName(profile, one.ground),
          t.ways[one.way],
          names.get(one.proposedBy) ?? '',
          <Deciding proposal={one} staff={staff} />,
        ],
      }))}
      empty={<Meta>{t.waitingNone}</Meta>}
    />
  </Block>
)

const Deciding = ({ proposal, staff }: { proposal: RefundProposal; staff: Staff }) => {
  if (proposal.proposedBy === staff.staffId) return <Tag kind="wait">{t.own}</Tag>
  if (!staff.permissions.has(may.refundApprove)) return <></>
  const action = `/staff/payments/refunds/${proposal.id}`
  return (
    <div class="row-actions">
      <Form action={`${action}/approval`} label={`${t.approve} ${proposal.paymentId}`}>
        <Button small>{t.approve}</Button>
      </Form>
      <Details summary={t.back}>
        <Form action={`${action}/return`} label={`${t.back} ${proposal.paymentId}`}>
          <TextField name={`reason-${proposal.id}`} label={t.backReason} />
          <Button small variant="secondary">
            {t.back}
          </Button>
        </Form>
      </Details>
    </div>
  )
}

const Cash = ({ profile, cash }: RefundsProps) => (
  <Block title={t.cash}>
    <DataTable
      caption={t.cash}
      columns={[
        { label: t.cashColumns.payment, heading: true },
        { label: t.cashColumns.amount, numeric: true },
        { label: t.cashColumns.ground },
        { label: t.cashColumns.act },
      ]}
      rows={cash.map((one) => ({
        cells: [
          one.reference ?? one.paymentId,
          formatYen(one.amount),
          groundName(profile, one.ground),
          <Form action={`/staff/payments/refunds/${one.refundId}/handing`} label={`${t.handBack} ${one.paymentId}`}>
            <Button small variant="secondary">
              {t.handBack}
            </Button>
          </Form>,
        ],
      }))}
      empty={<Meta>{t.cashNone}</Meta>}
    />
  </Block>
)
