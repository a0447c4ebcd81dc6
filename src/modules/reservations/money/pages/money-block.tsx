import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, LinkButton, Notice } from '#platform/ui/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { sayEnd } from '../../booking/pages/say.ts'
import type { ShownMoney } from '../actions/shown.ts'
import { moneyTexts } from '../text/index.ts'
import { sayYen } from './say-yen.ts'

type MoneyProps = { lang: Lang; reservation: Reservation; money: ShownMoney }

/** What is still to be paid, was paid, and goes back; nothing where there is nothing to say. */
export const MoneyBlock = ({ lang, reservation, money }: MoneyProps) => {
  const t = moneyTexts(lang).page
  const { open, paid, repaid, isReturned, receipts, isReceiptComing } = money
  const isAtDesk =
    reservation.state === 'confirmed' && reservation.pays === 'on-site' && money.credit < reservation.amount
  if (!open && paid === 0 && !isReturned && !isAtDesk) return null
  return (
    <Block title={t.title}>
      {open && <ToPay lang={lang} reservation={reservation} money={money} />}
      {isAtDesk && <p>{t.atDesk}</p>}
      {paid > 0 && <p>{t.paid(sayYen(lang, paid))}</p>}
      {repaid > 0 && <p>{t.repaid(sayYen(lang, repaid))}</p>}
      {isReturned && <p>{t.returned}</p>}
      {isReceiptComing && <p>{t.receiptComing}</p>}
      {receipts.length > 0 && (
        <Actions>
          {receipts.map((href) => (
            <LinkButton href={href} variant="secondary">
              {t.receipt}
            </LinkButton>
          ))}
        </Actions>
      )}
    </Block>
  )
}

const ToPay = ({ lang, reservation, money: { open } }: MoneyProps) => {
  const t = moneyTexts(lang)
  if (!open) return null
  if (reservation.state === 'expired') return <p>{t.page.waiting}</p>
  if (reservation.state !== 'confirmed') return null
  const sum = sayYen(lang, open.amount)
  return (
    <Notice kind="warning" title={open.dueAt ? t.page.toPayUntil(sum, sayEnd(lang, open.dueAt)) : t.page.toPay(sum)}>
      {open.dueAt && <p>{t.lapses}</p>}
      <Actions>
        <LinkButton href={`/reservations/${reservation.id}/payment`}>{t.pay}</LinkButton>
      </Actions>
    </Notice>
  )
}
