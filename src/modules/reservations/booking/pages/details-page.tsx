import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Meta, NumberField, Radios, Select, TextArea, Title } from '#platform/ui/index.ts'
import { type PlaceWords, sayKey } from '../../places/index.ts'
import type { ShownReservation } from '../actions/show.ts'
import { bookingTexts } from '../text/index.ts'
import { sayPlace, sayWhen } from './say.ts'

type DetailsProps = {
  lang: Lang
  words: PlaceWords
  shown: ShownReservation
  /** As it was sent, where something of it was wrong. */
  typed?: Readonly<Record<string, string>> | undefined
  submit: string
}

/** What is done, by how many, with what. */
export const DetailsPage = ({ lang, words, shown, typed, submit }: DetailsProps) => {
  const t = bookingTexts(lang).details
  const { reservation, space, equipment, ways } = shown
  const place = `/reservations/${reservation.id}`
  const pieces = (id: number) => String(equipment.find((one) => one.id === id)?.pieces ?? 0)
  return (
    <>
      <Title>{t.title}</Title>
      <Meta>
        {sayPlace(lang, space)} {sayWhen(lang, reservation)}
      </Meta>
      <Form action={`${place}/details`} label={t.title}>
        <Select
          name="activity"
          label={t.activity}
          options={space.activities.map((key) => ({ value: key, label: sayKey(words, 'activities', key, lang) }))}
          value={typed?.activity ?? reservation.activity}
        />
        <NumberField
          name="attendees"
          label={t.attendees}
          hint={t.atMost(String(space.capacity))}
          unit={t.unit}
          value={typed?.attendees ?? reservation.attendees?.toString()}
        />
        {space.equipment.map(({ id, name, nameEnglish, stock }) => (
          <NumberField
            name={`equipment-${id}`}
            label={t.pieces(lang === 'en' ? (nameEnglish ?? name) : name, String(stock))}
            value={typed?.[`equipment-${id}`] ?? pieces(id)}
          />
        ))}
        {ways.length > 1 && (
          <Radios
            name="pays"
            legend={t.pays}
            options={ways.map((way) => ({ value: way, label: t.ways[way] }))}
            value={typed?.pays ?? reservation.pays}
          />
        )}
        <TextArea
          name="purpose"
          label={t.purpose}
          hint={t.purposeHint}
          value={typed?.purpose ?? reservation.purpose ?? ''}
          maxLength={500}
        />
        <Actions>
          <Button iconAfter="next">{submit}</Button>
        </Actions>
      </Form>
    </>
  )
}
