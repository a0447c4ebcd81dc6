import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, EmptyState, Form, LinkButton, Notice, Radios, Title } from '#platform/ui/index.ts'
import type { Space } from '../../places/index.ts'
import { bookingTexts } from '../text/index.ts'
import { sayPlace, sayWhen } from './say.ts'

export type ChosenShown = {
  space: Space
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** The hidden inputs that say it again. */
  inputs: readonly { name: string; value: string }[]
}

type StartProps = {
  lang: Lang
  chosen: readonly ChosenShown[]
  registrations: readonly { id: string; name: string }[]
  as?: string | undefined
  activity?: string | undefined
  people?: string | undefined
  minutes: number
}

/** What was ticked, and for whom it is held. */
export const StartPage = ({ lang, chosen, registrations, as, activity, people, minutes }: StartProps) => {
  const t = bookingTexts(lang).start
  if (chosen.length === 0)
    return (
      <>
        <Title>{t.title}</Title>
        <EmptyState title={t.nothing}>
          <p>{t.nothingText}</p>
          <LinkButton href="/vacancies">{bookingTexts(lang).mine.find}</LinkButton>
        </EmptyState>
      </>
    )
  return (
    <>
      <Title lede={t.lede(String(minutes))}>{t.title}</Title>
      <h2>{t.chosen}</h2>
      <ul>
        {chosen.map(({ space, ...when }) => (
          <li>
            {sayPlace(lang, space)}
            <br />
            {sayWhen(lang, when)}
          </li>
        ))}
      </ul>
      {registrations.length === 0 ? (
        <Notice title={t.register}>
          <p>{t.registerText}</p>
          <LinkButton href="/registrations/new">{t.toRegister}</LinkButton>
        </Notice>
      ) : (
        <Form action="/reservations" label={t.title}>
          {chosen.flatMap(({ inputs }) =>
            inputs.map(({ name, value }) => <input type="hidden" name={name} value={value} />),
          )}
          {activity && <input type="hidden" name="activity" value={activity} />}
          {people && <input type="hidden" name="people" value={people} />}
          {registrations.length === 1 ? (
            <input type="hidden" name="as" value={registrations[0]?.id} />
          ) : (
            <Radios
              name="as"
              legend={t.as}
              options={registrations.map(({ id, name }) => ({ value: id, label: name }))}
              value={as}
            />
          )}
          <Actions>
            <Button iconAfter="next">{t.hold}</Button>
            <LinkButton href="/vacancies" variant="secondary">
              {bookingTexts(lang).mine.find}
            </LinkButton>
          </Actions>
        </Form>
      )}
    </>
  )
}
