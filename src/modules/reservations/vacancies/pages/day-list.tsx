import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Link, Meta } from '#platform/ui/index.ts'
import { type PlaceWords, sayKey, sayName } from '../../places/index.ts'
import type { SpaceDay } from '../actions/search.ts'
import { sayReception } from '../say.ts'
import { vacancyTexts } from '../text/index.ts'
import { choiceValue, TimeBox } from './choice.tsx'

export type ListedDay = {
  day: Temporal.PlainDate
  rooms: readonly (SpaceDay & { metres?: number })[]
  /** Free rooms of that day that are not listed. */
  more: number
}

type ListProps = {
  lang: Lang
  words: PlaceWords
  days: readonly ListedDay[]
  moreHref: (day: Temporal.PlainDate) => string
}

/** Free rooms under their day, the times of each as boxes to tick. */
export const DayList = ({ lang, words, days, moreHref }: ListProps) => {
  const t = vacancyTexts(lang)
  return (
    <>
      {days.map(({ day, rooms, more }) => (
        <section class="vacant-day" aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`}>
            {formatDate(day, lang)} <small>{t.freeRooms(String(rooms.length + more))}</small>
          </h3>
          {rooms.map((room) => (
            <Room lang={lang} words={words} room={room} />
          ))}
          {more > 0 && (
            <p>
              <Link href={moreHref(day)}>{t.moreOnDay(String(more))}</Link>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

const Room = ({ lang, words, room }: { lang: Lang; words: PlaceWords; room: ListedDay['rooms'][number] }) => {
  const t = vacancyTexts(lang)
  const { space, day, times, reception, metres } = room
  const name = (
    <>
      {sayName(space.facility, lang)} {sayName(space, lang)}
    </>
  )
  const closed = sayReception(lang, reception)
  return (
    <div class="vacant-room">
      <h4>
        <Link href={`/vacancies/${space.id}/${day}`}>{name}</Link>
      </h4>
      <Meta>
        {t.capacity(String(space.capacity))}
        {metres !== undefined && ` ${t.metres(String(Math.round(metres / 50) * 50))}`}
      </Meta>
      {closed ? (
        <p class="meta">{closed}</p>
      ) : (
        <div class="slots">
          {times
            .filter(({ isFree, isBridge, no }) => isFree && !isBridge && no !== undefined)
            .map((time) => (
              <TimeBox
                lang={lang}
                value={choiceValue(space.id, day, time.no ?? 0)}
                time={time}
                of={<>{name}</>}
                label={time.label && sayKey(words, 'blocks', time.label, lang)}
              />
            ))}
        </div>
      )}
    </div>
  )
}
