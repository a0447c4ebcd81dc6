import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Block, SummaryList } from '#platform/ui/index.ts'
import { money } from '../../pages/resident/words.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import type { PayoutStanding } from '../actions/standing.ts'
import { payoutTexts } from '../text/index.ts'

type PaymentProps = { lang: Lang; standing: PayoutStanding; today: Temporal.PlainDate }

/** On the page of a request: when how much is paid, and to where. */
export const PaymentPart = ({ lang, standing, today }: PaymentProps) => {
  const t = payoutTexts(lang).standing
  const [newest] = standing.payouts
  return (
    <Block title={t.title}>
      <SummaryList
        rows={[
          { term: t.state, value: stateOf(lang, standing, today) },
          ...(newest ? [{ term: t.amount, value: money(lang, newest.amount) }] : []),
          ...(newest?.account ? [{ term: t.account, value: accountOf(lang, newest.account) }] : []),
        ]}
      />
    </Block>
  )
}

function stateOf(lang: Lang, { event, payouts: [newest] }: PayoutStanding, today: Temporal.PlainDate): string {
  const t = payoutTexts(lang).standing
  // The bank may have answered before the day on which it pays.
  const isPaid = newest?.state === 'paid' && Temporal.PlainDate.compare(newest.payOn, today) <= 0
  const day = newest ? formatCalendarDate(newest.payOn, lang) : ''
  switch (event) {
    case 'payout_requested':
    case 'payout_not_stopped':
    case 'payout_paid':
      return isPaid ? t.paid(day) : newest?.state === 'paid' ? t.accepted(day) : t.planned(day)
    case 'payout_failed':
      return t.failed
    case 'payout_without_account':
      return t.missing
    case 'payout_differs':
    case 'payout_returned':
      return t.preparing
    case 'payout_stopped':
      return t.stopped
  }
}

function accountOf(
  lang: Lang,
  { source, bankCode, branchCode, masked }: NonNullable<PayoutStanding['payouts'][number]['account']>,
): string {
  const t = fieldTexts(lang).account
  const shown = t.shown(bankCode, branchCode, masked)
  return source === 'public' ? `${t.public}　${shown}` : shown
}
