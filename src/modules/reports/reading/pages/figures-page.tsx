import { DataTable, EmptyState, Link, Meta, Title } from '#platform/ui/index.ts'
import type { Catalogue } from '../../record/index.ts'
import { everything, longestDays, type MonthFigures, quantile } from '../domain/months.ts'
import { readingTexts } from '../text/index.ts'
import { number } from './list-page.tsx'
import { MonthBars } from './month-bars.tsx'
import type { Say } from './say.ts'

export type FiguresProps = {
  say: Say
  catalogue: Catalogue
  group: string
  /** The oldest first. */
  months: readonly MonthFigures[]
  /** The month that goes on. */
  current: Temporal.PlainDate
}

/** How many came each month, how many were fixed, and how long that took. */
export const FiguresPage = ({ say, catalogue, group, months, current }: FiguresProps) => {
  const t = readingTexts(say.lang).figures
  const groups = [
    { code: everything, name: t.all },
    ...catalogue.groups.map(({ code, name }) => ({ code, name: say.words(name) })),
  ]
  const shown = groups.find(({ code }) => code === group) ?? groups[0]
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <nav class="report-tabs" aria-label={t.byGroup}>
        {groups.map(({ code, name }) => (
          <Link href={addressOfFigures(code)} standalone current={code === group}>
            {name}
          </Link>
        ))}
      </nav>
      {months.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <h2>{t.shown(shown?.name ?? '')}</h2>
          <MonthBars say={say} months={months} />
          <DataTable
            caption={t.shown(shown?.name ?? '')}
            columns={[
              { label: t.month, heading: true },
              { label: t.filed, numeric: true },
              { label: t.ended, numeric: true },
              { label: t.fixed, numeric: true },
              { label: t.median, numeric: true },
              { label: t.most, numeric: true },
              { label: t.toEnd, numeric: true },
            ]}
            rows={months.toReversed().map((figures) => ({
              cells: [
                `${sayMonth(say, figures.month)}${figures.month.equals(current) ? t.going : ''}`,
                number(figures.filed),
                number(figures.ended),
                number(figures.fixed),
                sayDays(say, quantile(figures.daysToFix, 0.5)),
                sayDays(say, quantile(figures.daysToFix, 0.9)),
                sayDays(say, quantile(figures.daysToEnd, 0.5)),
              ],
            }))}
          />
          <Meta>{t.daysNote}</Meta>
          <p>
            <Link href="/reports/figures.csv" standalone icon="download">
              {t.csv}
            </Link>
          </p>
        </>
      )}
    </>
  )
}

const addressOfFigures = (group: string): string =>
  group === everything ? '/reports/figures' : `/reports/figures?kind=${group}`

export const sayMonth = ({ lang }: Say, month: Temporal.PlainDate): string =>
  readingTexts(lang).figures.yearMonth(String(month.year), String(month.month))

function sayDays({ lang }: Say, days: number | undefined): string {
  const { figures, year } = readingTexts(lang)
  if (days === undefined) return year.unknown
  return days >= longestDays ? figures.daysOrMore(String(days)) : figures.days(String(days))
}
