import type { RefundId } from '#modules/payments/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import {
  Actions,
  Block,
  Button,
  FeeTable,
  Form,
  LinkButton,
  Meta,
  NumberField,
  Pairs,
  Radios,
  Title,
} from '#platform/ui/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { sayPlace, sayWhen } from '../../booking/pages/say.ts'
import type { Space } from '../../places/index.ts'
import { sayPriceLine } from '../../rules/index.ts'
import type { ShownMoney } from '../actions/shown.ts'
import { staffMoney as t } from '../text/staff.ts'

export type DeskProps = {
  reservation: Reservation
  space: Space
  money: ShownMoney
  owedBack: readonly { id: RefundId; amount: ReturnType<typeof yen> }[]
  /** Whose till it is, where it is not the ward's. */
  operator?: string | undefined
  typed?: Readonly<Record<string, string>> | undefined
  /** What came out of the last taking. */
  change?: number | undefined
}

const methods = ['cash', 'card', 'qr'] as const

/** Takes at the counter what a reservation still costs, and hands back what the till owes. */
export const DeskPage = ({ reservation, space, money, owedBack, operator, typed = {}, change }: DeskProps) => {
  const path = `/staff/reservations/${reservation.id}/payment`
  const owed = yen(Math.max(0, reservation.amount - money.credit))
  const mayTake = owed > 0 && ['confirmed', 'in_use', 'done', 'no_show'].includes(reservation.state)
  return (
    <>
      <Title>{t.title}</Title>
      <Meta>
        {reservation.number}　{sayPlace('ja', space)}　{sayWhen('ja', reservation)}
      </Meta>
      {change !== undefined && (
        <p role="status" class="big-sum">
          {t.taken}　{t.change(formatYen(yen(change)))}
        </p>
      )}
      <Block title={t.line}>
        <FeeTable
          lines={reservation.price.map((line) => ({
            label: plainText(sayPriceLine(line, 'ja')),
            amount: formatYen(line.amount),
          }))}
          total={{ label: t.owed, amount: formatYen(owed) }}
        />
        <Pairs
          pairs={[
            { term: t.paid, value: formatYen(money.paid) },
            ...(money.repaid > 0 ? [{ term: t.repaid, value: formatYen(money.repaid) }] : []),
          ]}
        />
      </Block>
      {mayTake ? (
        <Form action={path} label={t.take}>
          <p>{operator === undefined ? t.wards : t.operatorsTill(operator)}</p>
          <Radios
            name="method"
            legend={t.method}
            options={methods.map((method) => ({ value: method, label: t.methods[method] }))}
            value={typed['method'] ?? 'cash'}
          />
          <NumberField name="tendered" label={t.tendered} unit="円" value={typed['tendered']} />
          <Actions>
            <Button keys="Ctrl+Enter">{t.take}</Button>
            {operator === undefined && (
              <LinkButton href="/staff/payments/drawer" variant="secondary">
                {t.drawer}
              </LinkButton>
            )}
          </Actions>
        </Form>
      ) : (
        <p>{t.nothing}</p>
      )}
      {owedBack.length > 0 && (
        <Block title={t.owedBack}>
          {owedBack.map(({ id, amount }) => (
            <Form action={`${path}/refunds/${id}`} label={t.handBack}>
              <p>{t.owedBackText(formatYen(amount))}</p>
              <Actions>
                <Button variant="secondary">{t.handBack}</Button>
              </Actions>
            </Form>
          ))}
        </Block>
      )}
      {operator === undefined && money.repaid > 0 && (
        <p>
          <LinkButton href="/staff/payments/refunds" variant="secondary">
            {t.wardsRefunds}
          </LinkButton>
        </p>
      )}
    </>
  )
}
