import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Button, Form, LinkButton, Meta, Notice, Title } from '#platform/ui/index.ts'
import { sayYen } from '../../money/pages/say-yen.ts'
import { moneyTexts } from '../../money/text/index.ts'
import type { Cancellation } from '../actions/cancel.ts'
import type { ShownReservation } from '../actions/show.ts'
import { bookingTexts } from '../text/index.ts'
import { sayEnd, sayPlace, sayWhen } from './say.ts'

type CancelProps = { lang: Lang; shown: ShownReservation; answer: Cancellation; now: Temporal.Instant }

export const CancelPage = ({ lang, shown, answer, now }: CancelProps) => {
  const t = bookingTexts(lang).cancel
  const m = moneyTexts(lang).cancel
  const { reservation, space } = shown
  const place = `/reservations/${reservation.id}`
  return (
    <>
      <Title>{t.title}</Title>
      <Meta>
        {sayPlace(lang, space)} {sayWhen(lang, reservation)}
      </Meta>
      {answer.ok ? (
        <>
          {shown.money.credit === 0 ? (
            <p>{t.nothingPaid}</p>
          ) : (
            <>
              <p>
                {answer.refund.amount > 0
                  ? m.refund(sayYen(lang, answer.refund.amount), String(answer.refund.percent))
                  : m.none(sayYen(lang, shown.money.credit))}
              </p>
              <Meta>{m.until(formatDateTime(now, lang))}</Meta>
            </>
          )}
          <Form action={`${place}/cancellation`} label={t.submit}>
            <Actions>
              <Button>{t.submit}</Button>
              <LinkButton href={place} variant="secondary">
                {t.keep}
              </LinkButton>
            </Actions>
          </Form>
        </>
      ) : (
        <Notice
          title={
            answer.why === 'too-late' && answer.until
              ? t.tooLate(sayEnd(lang, answer.until))
              : bookingTexts(lang).states[reservation.state]
          }
        >
          <LinkButton href={place} variant="secondary">
            {t.keep}
          </LinkButton>
        </Notice>
      )}
    </>
  )
}
