import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, LinkButton, Meta, Notice, Title } from '#platform/ui/index.ts'
import type { Cancellation } from '../actions/cancel.ts'
import type { ShownReservation } from '../actions/show.ts'
import { bookingTexts } from '../text/index.ts'
import { sayEnd, sayPlace, sayWhen } from './say.ts'

type CancelProps = { lang: Lang; shown: ShownReservation; answer: Cancellation; hasPaid: boolean }

export const CancelPage = ({ lang, shown, answer, hasPaid }: CancelProps) => {
  const t = bookingTexts(lang).cancel
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
          <p>{hasPaid ? t.refund(String(answer.refund.percent)) : t.nothingPaid}</p>
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
