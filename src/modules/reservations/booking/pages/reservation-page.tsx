import type { Lang } from '#platform/i18n/index.ts'
import { formatYen, formatYenEnglish, type Yen } from '#platform/money/index.ts'
import { formatDateTime, formatTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  type Content,
  FeeTable,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
  ReceiptNumberBox,
  SummaryList,
  type SummaryRow,
  Tag,
  Title,
} from '#platform/ui/index.ts'
import { MoneyBlock } from '../../money/pages/money-block.tsx'
import { moneyTexts } from '../../money/text/index.ts'
import { type PlaceWords, sayKey } from '../../places/index.ts'
import { sayPriceLine } from '../../rules/index.ts'
import type { UseShown } from '../../use/actions/use-of.ts'
import { UseParts } from '../../use/pages/use-parts.tsx'
import { feedTexts } from '../../feeds/text/index.ts'
import type { ShownReservation } from '../actions/show.ts'
import { bookingTexts } from '../text/index.ts'
import { sayEnd, sayPlace, sayWhen } from './say.ts'

type PageProps = {
  lang: Lang
  words: PlaceWords
  shown: ShownReservation
  use: UseShown
  now: Temporal.Instant
  note?: Content
}

/** What is held, to be checked and reserved. */
export const CheckPage = ({ lang, words, shown }: PageProps) => {
  const t = bookingTexts(lang).check
  const { reservation } = shown
  const place = `/reservations/${reservation.id}`
  return (
    <>
      <Title>{t.title}</Title>
      {reservation.heldUntil && (
        <Notice title={t.heldUntil(formatTime(reservation.heldUntil, lang))}>
          <p>{t.heldText}</p>
        </Notice>
      )}
      <SummaryList rows={rowsOf(lang, words, shown, `${place}/details`)} />
      <Price lang={lang} shown={shown} />
      {reservation.pays === 'now' ? (
        <Form action={`${place}/payment`} label={moneyTexts(lang).pay}>
          <Meta>{t.payFirst}</Meta>
          <Actions>
            <Button iconAfter="next">{moneyTexts(lang).pay}</Button>
          </Actions>
        </Form>
      ) : (
        <Form action={`${place}/confirmation`} label={t.confirm}>
          <Actions>
            <Button iconAfter="next">{t.confirm}</Button>
          </Actions>
        </Form>
      )}
      <Form action={`${place}/cancellation`} label={t.giveUp}>
        <Actions>
          <Button variant="secondary">{t.giveUp}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** What is reserved, was, or is no more. */
export const ReservationPage = ({ lang, words, shown, use, now, note }: PageProps) => {
  const t = bookingTexts(lang)
  const { reservation, changeUntil, cancelUntil } = shown
  const place = `/reservations/${reservation.id}`
  const isConfirmed = reservation.state === 'confirmed'
  const isBefore = (end?: Temporal.Instant): end is Temporal.Instant =>
    isConfirmed && end !== undefined && Temporal.Instant.compare(now, end) < 0
  return (
    <>
      <Title>{isConfirmed ? t.page.approved : t.title}</Title>
      <ReceiptNumberBox label={t.page.number} number={reservation.number} />
      <p>
        <Tag kind={isConfirmed ? 'ok' : 'wait'}>{t.states[reservation.state]}</Tag>
      </p>
      {note}
      <SummaryList rows={rowsOf(lang, words, shown)} />
      <UseParts lang={lang} use={use} />
      <Price lang={lang} shown={shown} />
      <MoneyBlock lang={lang} reservation={reservation} money={shown.money} />
      {isConfirmed && (
        <Block title={t.page.next}>
          <p>{t.page.nextText}</p>
          {isBefore(changeUntil) && <Meta>{t.page.changeUntil(sayEnd(lang, changeUntil))}</Meta>}
          {isBefore(cancelUntil) && <Meta>{t.page.cancelUntil(sayEnd(lang, cancelUntil))}</Meta>}
          <Actions>
            {isBefore(changeUntil) && (
              <LinkButton href={`${place}/change`} variant="secondary">
                {t.page.change}
              </LinkButton>
            )}
            <LinkButton href={`${place}/cancellation`} variant="secondary">
              {t.page.cancel}
            </LinkButton>
          </Actions>
          <p>
            <Link href={`${place}/calendar`}>{feedTexts(lang).file}</Link>
          </p>
        </Block>
      )}
    </>
  )
}

function rowsOf(lang: Lang, words: PlaceWords, shown: ShownReservation, changeHref?: string): SummaryRow[] {
  const t = bookingTexts(lang).page
  const { reservation, held, space, equipment } = shown
  const change = changeHref === undefined ? {} : { changeHref }
  const lent = equipment.map(({ id, pieces }) => {
    const one = space.equipment.find((known) => known.id === id)
    return `${(lang === 'en' && one?.nameEnglish) || one?.name} × ${pieces}`
  })
  return [
    { term: t.when, value: sayWhen(lang, reservation) },
    { term: t.place, value: sayPlace(lang, space) },
    { term: t.who, value: <span lang="ja">{held.registrant.name}</span> },
    { term: t.activity, value: sayKey(words, 'activities', reservation.activity, lang), ...change },
    ...(reservation.attendees === undefined
      ? []
      : [{ term: t.attendees, value: t.people(String(reservation.attendees)), ...change }]),
    ...(lent.length > 0 ? [{ term: t.equipment, value: lent.join(lang === 'en' ? ', ' : '、'), ...change }] : []),
    ...(reservation.purpose
      ? [{ term: t.purpose, value: <span lang="ja">{reservation.purpose}</span>, ...change }]
      : []),
    ...(reservation.approvedAt ? [{ term: t.approvedAt, value: formatDateTime(reservation.approvedAt, lang) }] : []),
  ]
}

const Price = ({ lang, shown: { reservation, money } }: { lang: Lang; shown: ShownReservation }) => {
  const t = bookingTexts(lang)
  const yen = (amount: Yen) => (lang === 'en' ? formatYenEnglish(amount) : formatYen(amount))
  return (
    <Block title={t.page.price}>
      <FeeTable
        lines={reservation.price.map((line) => ({ label: sayPriceLine(line, lang), amount: yen(line.amount) }))}
        total={{ label: t.page.total, amount: reservation.amount === 0 ? t.page.free : yen(reservation.amount) }}
      />
      {reservation.amount > 0 && money.paid === 0 && <Meta>{t.details.ways[reservation.pays]}</Meta>}
    </Block>
  )
}
