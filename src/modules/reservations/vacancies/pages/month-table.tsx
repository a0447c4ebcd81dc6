import type { Lang } from '#platform/i18n/index.ts'
import { Link } from '#platform/ui/index.ts'
import { sayName } from '../../places/index.ts'
import type { MonthCell, MonthGrid } from '../actions/month.ts'
import { addressOf, type VacancyQuery } from '../domain/query.ts'
import { vacancyTexts } from '../text/index.ts'
import { dayClass, Mark } from './room-table.tsx'

type MonthProps = { lang: Lang; caption: string; query: VacancyQuery; grid: MonthGrid }

/**
 * Facilities by the days of a month with the number of free times. The name of a facility and the day lead to them: a
 * link in each of three thousand cells would be a page that nobody can walk through by keyboard.
 */
export const MonthTable = ({ lang, caption, query, grid: { days, rows } }: MonthProps) => {
  const t = vacancyTexts(lang)
  const [first] = days
  const classes = days.map(dayClass)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="vacancies">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.facility}</th>
            {days.map((day, at) => (
              <th scope="col" class={classes[at]}>
                <Link href={addressOf(query, { from: day, view: 'list', skip: undefined })}>
                  {String(day.day)}
                  <small>{t.weekdays[day.dayOfWeek % 7]}</small>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ facility, cells }) => (
            <tr>
              <th scope="row">
                <Link href={addressOf(query, { facility: facility.slug, from: first, view: 'table', skip: undefined })}>
                  {sayName(facility, lang)}
                </Link>
              </th>
              {cells.map((cell) => (
                <Cell lang={lang} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Cell = ({ lang, cell: { state, free, later } }: { lang: Lang; cell: MonthCell }) => {
  const t = vacancyTexts(lang)
  if (free > 0) return <td>{String(free)}</td>
  if (later > 0) return <td class="no">({String(later)})</td>
  if (state === 'closed') return <Mark mark={t.marks.closed} says={t.noTimes} />
  return state === 'over' ? <Mark mark={t.marks.over} says={t.over} /> : <Mark mark={t.marks.taken} says={t.taken} />
}
