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
  const cellIn = cellsOf(lang)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="vacancies">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.facility}</th>
            {days.map((day) => (
              <th scope="col" class={dayClass(day)}>
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
              {cells.map(cellIn)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Thousands of cells are some dozens that come again. */
function cellsOf(lang: Lang) {
  const made = new Map<string, ReturnType<typeof cell>>()
  return (one: MonthCell) => {
    const key = `${one.state} ${one.free} ${one.free > 0 ? '' : one.later}`
    const known = made.get(key) ?? cell(lang, one)
    made.set(key, known)
    return known
  }
}

function cell(lang: Lang, { state, free, later }: MonthCell) {
  const t = vacancyTexts(lang)
  if (free > 0) return <td>{String(free)}</td>
  if (later > 0) return <td class="no">({String(later)})</td>
  if (state === 'closed') return <Mark mark={t.marks.closed} says={t.noTimes} />
  return state === 'over' ? <Mark mark={t.marks.over} says={t.over} /> : <Mark mark={t.marks.taken} says={t.taken} />
}
