import type { Lang } from '#platform/i18n/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { formatTime } from '#platform/time/index.ts'
import { Actions, Button, Form, LinkButton, Meta, Notice, SummaryList, Title } from '#platform/ui/index.ts'
import type { ShownReservation } from '../../booking/actions/show.ts'
import { sayEnd, sayPlace, sayWhen } from '../../booking/pages/say.ts'
import { moneyTexts } from '../text/index.ts'

import { sayYen } from './say-yen.ts'

export const payNotices = ['waiting', 'not-paid', 'provider-down'] as const
export type PayNotice = (typeof payNotices)[number]

type PayProps = {
  lang: Lang
  shown: ShownReservation
  /** Missing: nothing is to be paid. */
  amount?: Yen | undefined
  dueAt?: Temporal.Instant | undefined
  payee: string
  notice?: PayNotice | undefined
}

/** What is paid to whom until when, and the way to the payment company. */
export const PayPage = ({ lang, shown, amount, dueAt, payee, notice }: PayProps) => {
  const t = moneyTexts(lang)
  const { reservation, space } = shown
  const place = `/reservations/${reservation.id}`
  const said = notice && t.problems[notice]
  return (
    <>
      <Title>{amount === undefined ? t.nothing : t.title}</Title>
      <Meta>
        {sayPlace(lang, space)} {sayWhen(lang, reservation)}
      </Meta>
      {said && (
        <Notice kind={notice === 'waiting' ? 'info' : 'warning'} title={said.title} live>
          <p>{said.text}</p>
        </Notice>
      )}
      {amount !== undefined && (
        <>
          <SummaryList
            rows={[
              { term: t.total, value: sayYen(lang, amount) },
              { term: t.payee, value: <span lang="ja">{payee}</span> },
              ...(dueAt ? [{ term: t.until, value: sayEnd(lang, dueAt) }] : []),
            ]}
          />
          {reservation.state === 'held' && reservation.heldUntil && (
            <p>{t.heldUntil(formatTime(reservation.heldUntil, lang))}</p>
          )}
          {dueAt && <p>{t.lapses}</p>}
          <p>{t.next}</p>
          {reservation.state === 'confirmed' && <Meta>{t.atDesk}</Meta>}
          <Form action={`${place}/payment`} label={t.pay}>
            <Actions>
              <Button iconAfter="next" variant={notice === 'waiting' ? 'secondary' : 'primary'}>
                {t.pay}
              </Button>
            </Actions>
          </Form>
        </>
      )}
      <p>
        <LinkButton href={place} variant="secondary">
          {t.back}
        </LinkButton>
      </p>
    </>
  )
}
