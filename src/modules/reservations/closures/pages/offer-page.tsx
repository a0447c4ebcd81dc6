import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Actions, Button, Form, LinkButton, Meta, Notice, Radios, SummaryList, Title } from '#platform/ui/index.ts'
import type { ShownReservation } from '../../booking/actions/show.ts'
import { sayPlace, sayWhen } from '../../booking/pages/say.ts'
import type { Space } from '../../places/index.ts'
import type { ClosureKind } from '../domain/closure.ts'
import { closureTexts } from '../text/index.ts'

export type Offered = { space: Space; until: Temporal.PlainDate; kind: ClosureKind; reason: string }

type OfferProps = { lang: Lang; shown: ShownReservation; offer: Offered | undefined; mayAnswer: boolean }

/** Another place, held until a day, for a reservation whose place is closed. */
export const OfferPage = ({ lang, shown, offer, mayAnswer }: OfferProps) => {
  const t = closureTexts(lang)
  const { reservation, space } = shown
  const back = `/reservations/${reservation.id}`
  if (!offer)
    return (
      <>
        <Title>{t.over}</Title>
        <p>{t.overText}</p>
        <Actions>
          <LinkButton href={back}>{t.back}</LinkButton>
        </Actions>
      </>
    )
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <SummaryList
        rows={[
          {
            term: t.why,
            value: (
              <>
                {t.kinds[offer.kind]}: <span lang="ja">{offer.reason}</span>
              </>
            ),
          },
          { term: t.when, value: sayWhen(lang, reservation) },
          { term: t.before, value: sayPlace(lang, space) },
          { term: t.offered, value: sayPlace(lang, offer.space) },
          { term: t.price, value: t.samePrice },
          { term: t.until, value: formatDate(offer.until, lang) },
        ]}
      />
      <Meta>{t.untilText(formatDate(offer.until, lang))}</Meta>
      {mayAnswer ? (
        <Form action={`${back}/offer`} label={t.choose}>
          <Radios
            name="answer"
            legend={t.choose}
            options={[
              { value: 'accept', label: t.accept, hint: t.acceptHint },
              { value: 'decline', label: t.decline, hint: t.declineHint },
            ]}
          />
          <Actions>
            <Button>{t.submit}</Button>
            <LinkButton href={back} variant="secondary">
              {t.back}
            </LinkButton>
          </Actions>
        </Form>
      ) : (
        <Notice title={t.onlyRead} />
      )}
    </>
  )
}
