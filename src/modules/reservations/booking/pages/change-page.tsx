import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Link, Meta, Radios, TextField, Title } from '#platform/ui/index.ts'
import { moneyTexts } from '../../money/text/index.ts'
import type { ShownReservation } from '../actions/show.ts'
import { bookingTexts } from '../text/index.ts'
import { sayPlace, sayWhen } from './say.ts'

type ChangeProps = {
  lang: Lang
  shown: ShownReservation
  day: Temporal.PlainDate
  /** What can be had that day, as the form sends it back. */
  options: readonly { value: string; starts: Temporal.PlainTime; ends: Temporal.PlainTime }[]
}

export const ChangePage = ({ lang, shown, day, options }: ChangeProps) => {
  const t = bookingTexts(lang).change
  const { reservation, space } = shown
  const place = `/reservations/${reservation.id}`
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Meta>
        {sayPlace(lang, space)} {sayWhen(lang, reservation)}
      </Meta>
      {reservation.amount > 0 && <p>{moneyTexts(lang).change.dearer}</p>}
      <Form action={`${place}/change`} method="get" label={t.day}>
        <TextField name="day" label={t.day} value={day.toString()} />
        <Actions>
          <Button variant="secondary">{t.show}</Button>
        </Actions>
      </Form>
      {options.length === 0 ? (
        <p role="status">{t.none}</p>
      ) : (
        <Form action={`${place}/change`} label={t.title}>
          <input type="hidden" name="day" value={day.toString()} />
          <Radios
            name="time"
            legend={t.times}
            options={options.map(({ value, ...time }) => ({ value, label: sayWhen(lang, { day, ...time }) }))}
          />
          <Actions>
            <Button iconAfter="next">{t.submit}</Button>
          </Actions>
        </Form>
      )}
      <p>
        <Link href={`${place}/details`} standalone>
          {t.details}
        </Link>
      </p>
    </>
  )
}
