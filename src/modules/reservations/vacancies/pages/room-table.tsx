import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, isHoliday } from '#platform/time/index.ts'
import { Link } from '#platform/ui/index.ts'
import { sayName } from '../../places/index.ts'
import type { FoundSpace, SpaceDay } from '../actions/search.ts'
import { sayReception } from '../say.ts'
import { vacancyTexts } from '../text/index.ts'

type TableProps = {
  lang: Lang
  caption: string
  days: readonly Temporal.PlainDate[]
  rooms: readonly FoundSpace[]
  at(spaceId: number, day: Temporal.PlainDate): SpaceDay
}

/** Rooms by days with the number of free times in each cell; marks are read out in words. */
export const RoomTable = ({ lang, caption, days, rooms, at }: TableProps) => {
  const t = vacancyTexts(lang)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="vacancies">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.room}</th>
            {days.map((day) => (
              <th scope="col" class={dayClass(day)}>
                {formatDate(day, lang)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ space }) => (
            <tr>
              <th scope="row">
                <small>{sayName(space.facility, lang)}</small> {sayName(space, lang)}{' '}
                <small>{t.capacity(String(space.capacity))}</small>
              </th>
              {days.map((day) => (
                <Cell lang={lang} found={at(space.id, day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const dayClass = (day: Temporal.PlainDate): string | undefined =>
  isHoliday(day) || day.dayOfWeek === 7 ? 'sun' : day.dayOfWeek === 6 ? 'sat' : undefined

const Cell = ({ lang, found }: { lang: Lang; found: SpaceDay }) => {
  const t = vacancyTexts(lang)
  const { space, day, times, reception } = found
  const free = times.filter(({ isFree, isBridge }) => isFree && !isBridge).length
  if (times.length === 0) return <Mark mark={t.marks.closed} says={found.closed === undefined ? t.noTimes : t.closed} />
  const [first] = times
  if (free === 0 && first?.closure && times.every(({ closure, isBridge }) => closure || isBridge))
    return <Mark mark={t.marks.closed} says={t.closures[first.closure]} />
  if (free === 0) return <Mark mark={t.marks.taken} says={t.taken} />
  if (reception.state === 'over') return <Mark mark={t.marks.over} says={t.over} />
  const why = sayReception(lang, reception)
  const count = t.freeCount(String(free))
  return (
    <td>
      <Link href={`/vacancies/${space.id}/${day}`}>
        {why ? <Marked mark={`(${free})`} says={`${count} ${why}`} /> : <Marked mark={String(free)} says={count} />}
      </Link>
    </td>
  )
}

export const Mark = ({ mark, says }: { mark: string; says: string }) => (
  <td class="no">
    <Marked mark={mark} says={says} />
  </td>
)

const Marked = ({ mark, says }: { mark: string; says: string }) => (
  <>
    <span aria-hidden="true">{mark}</span>
    <span class="vh">{says}</span>
  </>
)

export const Legend = ({ lang, free }: { lang: Lang; free?: string }) => {
  const { legend, marks } = vacancyTexts(lang)
  const parts = [
    ['3', free ?? legend.free],
    [marks.taken, legend.taken],
    [marks.closed, legend.closed],
    [marks.over, legend.over],
    ['(3)', legend.notYet],
  ] as const
  return (
    <dl class="legend" aria-label={legend.title}>
      {parts.map(([mark, says]) => (
        <div>
          <dt>{mark}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
