import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, FeeTable, Form, Meta } from '#platform/ui/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { sayPlace, sayWhen } from '../../booking/pages/say.ts'
import type { Space } from '../../places/index.ts'
import type { PayableGroup } from '../actions/together.ts'
import { moneyTexts } from '../text/index.ts'
import { sayYen } from './say-yen.ts'

type Group = PayableGroup<{ reservation: Reservation; space: Space }>

/** Several reservations, one payment. */
export const TogetherBlock = ({ lang, groups }: { lang: Lang; groups: readonly Group[] }) => {
  const t = moneyTexts(lang).together
  if (groups.length === 0) return null
  return (
    <Block title={t.title}>
      {groups.map(({ payee, total, reservations }) => (
        <>
          <FeeTable
            lines={reservations.map(({ of, amount }) => ({
              label: (
                <>
                  {sayPlace(lang, of.space)} {sayWhen(lang, of.reservation)}
                </>
              ),
              amount: sayYen(lang, amount),
            }))}
            total={{ label: t.total, amount: sayYen(lang, total) }}
          />
          <Meta>
            {moneyTexts(lang).payee}: <span lang="ja">{payee}</span>
          </Meta>
          <Form action="/reservations/payment" label={t.submit(reservations.length)}>
            {reservations.map(({ of }) => (
              <input type="hidden" name="ids" value={of.reservation.id} />
            ))}
            <Actions>
              <Button iconAfter="next">{t.submit(reservations.length)}</Button>
            </Actions>
          </Form>
        </>
      ))}
    </Block>
  )
}
