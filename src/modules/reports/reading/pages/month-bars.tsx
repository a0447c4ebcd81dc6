import type { MonthFigures } from '../domain/months.ts'
import { readingTexts } from '../text/index.ts'
import { sayMonth } from './figures-page.tsx'
import type { Say } from './say.ts'

const height = 120
const step = 28
const bar = 10

/** Two bars a month, received and fixed. The table below says the same in numbers. */
export const MonthBars = ({ say, months }: { say: Say; months: readonly MonthFigures[] }) => {
  const t = readingTexts(say.lang).figures
  const most = Math.max(1, ...months.map(({ filed, fixed }) => Math.max(filed, fixed)))
  const tall = (count: number) => Math.round((count / most) * height)
  const width = months.length * step
  return (
    <figure class="month-bars">
      <svg viewBox={`0 0 ${width} ${height + 20}`} aria-hidden="true">
        {months.map(({ month, filed, fixed }, at) => (
          <>
            <rect class="filed" x={at * step + 3} y={height - tall(filed)} width={bar} height={tall(filed)} />
            <rect class="fixed" x={at * step + 3 + bar} y={height - tall(fixed)} width={bar} height={tall(fixed)} />
            <text x={at * step + 3 + bar} y={height + 15}>
              {month.month}
            </text>
          </>
        ))}
        <path d={`M0 ${height}h${width}`} />
      </svg>
      <figcaption>
        <span class="key filed">{t.filed}</span> <span class="key fixed">{t.fixed}</span>{' '}
        {months[0] && (
          <span class="meta">
            {sayMonth(say, months[0].month)}
            {'～'}
          </span>
        )}
      </figcaption>
    </figure>
  )
}
