import type { Lang } from '#platform/i18n/index.ts'
import { formatDateLong } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  FieldGroup,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { type PlaceWords, sayKey, sayName } from '../../places/index.ts'
import type { ShownTime, SpaceDay } from '../actions/search.ts'
import { sayHours, sayReception } from '../say.ts'
import { vacancyTexts } from '../text/index.ts'
import { choiceValue, TimeBox } from './choice.tsx'

type DayProps = {
  lang: Lang
  words: PlaceWords
  found: SpaceDay
  free?: { step: number; least: number; most: number } | undefined
  today: Temporal.PlainDate
  as?: string | undefined
}

/** Every time of one space on one day, taken or free. Who has taken it is nobody's business: 「予約あり」. */
export const SpaceDayPage = ({ lang, words, found, free, today, as }: DayProps) => {
  const t = vacancyTexts(lang)
  const { space, day, times, reception } = found
  const why = sayReception(lang, reception)
  const to = (other: Temporal.PlainDate) => `/vacancies/${space.id}/${other}${as ? `?as=${as}` : ''}`
  return (
    <>
      <Title lede={t.dayLede(formatDateLong(day, lang))}>
        {sayName(space.facility, lang)} {sayName(space, lang)}
      </Title>
      <Meta>{t.capacity(String(space.capacity))}</Meta>
      {why && (
        <Notice title={why}>
          <p>
            <Link href={`/facilities/${space.facility.slug}`}>{sayName(space.facility, lang)}</Link>
          </p>
        </Notice>
      )}
      {times.length > 0 && (
        <Form action="/reservations/new" method="get" label={t.choose}>
          {as && <input type="hidden" name="as" value={as} />}
          {free ? (
            <FreeTimes lang={lang} found={found} free={free} />
          ) : (
            <FieldGroup name="s" label={t.timesLegend}>
              <ul class="day-times">
                {times.map((time) => (
                  <li>
                    <OneTime lang={lang} words={words} found={found} time={time} canBook={!why} />
                  </li>
                ))}
              </ul>
            </FieldGroup>
          )}
          {!why && times.some(({ isFree }) => isFree) && (
            <Actions>
              <Button iconAfter="next">{t.proceed}</Button>
            </Actions>
          )}
        </Form>
      )}
      <p class="pager">
        {Temporal.PlainDate.compare(day, today) > 0 && (
          <LinkButton href={to(day.subtract({ days: 1 }))} variant="secondary">
            {t.previousDay}
          </LinkButton>
        )}{' '}
        <LinkButton href={to(day.add({ days: 1 }))} variant="secondary">
          {t.nextDay}
        </LinkButton>
      </p>
      <p>
        <Link href={`/vacancies?facility=${space.facility.slug}&from=${day}`}>{t.otherDay}</Link>
      </p>
    </>
  )
}

type OneProps = { lang: Lang; words: PlaceWords; found: SpaceDay; time: ShownTime; canBook: boolean }

const OneTime = ({ lang, words, found: { space, day }, time, canBook }: OneProps) => {
  const label = time.label && sayKey(words, 'blocks', time.label, lang)
  if (canBook && time.isFree && !time.isBridge && time.no !== undefined)
    return <TimeBox lang={lang} value={choiceValue(space.id, day, time.no)} time={time} of="" label={label} />
  return (
    <p class="slot no">
      <span>
        {label && `${label} `}
        <span class="hours">{sayHours(lang, time)}</span> <small>{sayState(lang, time)}</small>
      </span>
    </p>
  )
}

function sayState(lang: Lang, { isFree, isBridge, closure }: ShownTime): string {
  const t = vacancyTexts(lang)
  if (isFree) return isBridge ? t.bridge : t.free
  return closure ? t.closures[closure] : t.taken
}

const FreeTimes = ({
  lang,
  found: { space, day, times },
  free,
}: Pick<DayProps, 'lang' | 'found'> & { free: NonNullable<DayProps['free']> }) => {
  const t = vacancyTexts(lang)
  const first = times.find(({ isFree }) => isFree)
  return (
    <>
      <ul class="day-times">
        {times.map((time) => (
          <li>
            <p class={time.isFree ? 'slot' : 'slot no'}>
              <span>
                <span class="hours">{sayHours(lang, time)}</span> <small>{sayState(lang, time)}</small>
              </span>
            </p>
          </li>
        ))}
      </ul>
      {first && (
        <>
          <p>{t.freeTimes(String(free.step), String(free.least), String(free.most))}</p>
          <input type="hidden" name="space" value={String(space.id)} />
          <input type="hidden" name="day" value={day.toString()} />
          <TextField name="starts" label={t.from} width="short" inputMode="text" />
          <TextField name="ends" label={t.to} width="short" inputMode="text" />
        </>
      )}
    </>
  )
}
