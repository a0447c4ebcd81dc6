import { formatYen, yen } from '#platform/money/index.ts'
import { DataTable, Block, Link, Lede } from '#platform/ui/index.ts'
import type { Statistics, StatisticsLine } from '../actions/statistics.ts'
import { rateOf, sayRate } from '../domain/statistics.ts'
import { statisticsTexts as t } from '../statistics-text.ts'
import { facilitiesPath } from './say.tsx'

type StatisticsProps = {
  statistics: Statistics
  month: Temporal.PlainYearMonth
  className: (key: string) => string
}

export const statisticsPath = (slug: string, month: Temporal.PlainYearMonth): string =>
  `${facilitiesPath}/${slug}/statistics/${month}`

/** How a facility was used in a month. */
export const StatisticsPage = ({ statistics, month, className }: StatisticsProps) => {
  const { facility, lines, total, classes } = statistics
  const place = statisticsPath(facility.slug, month)
  return (
    <>
      <div class="sheet-days">
        <Link href={statisticsPath(facility.slug, month.subtract({ months: 1 }))} standalone icon="back">
          {t.previous}
        </Link>
        <Link href={statisticsPath(facility.slug, month.add({ months: 1 }))} standalone iconAfter="more">
          {t.next}
        </Link>
        {(['spaces', 'classes'] as const).map((table) =>
          (['xlsx', 'csv'] as const).map((format) => (
            <Link href={`${place}/file?table=${table}&format=${format}`} standalone>
              {t.files[table][format]}
            </Link>
          )),
        )}
      </div>
      <Lede>{t.lede}</Lede>
      <DataTable
        caption={t.caption}
        columns={[
          { label: t.space, heading: true },
          { label: t.part },
          ...[t.rate, t.uses, t.people, t.amount, t.noShows, t.official].map((label) => ({ label, numeric: true })),
        ]}
        rows={[total, ...lines].map((line) => ({ cells: cellsOf(line), current: line === total }))}
      />
      <Block title={t.byClass}>
        <DataTable
          caption={t.byClass}
          columns={[
            { label: t.class, heading: true },
            ...[t.uses, t.people, t.amount].map((label) => ({ label, numeric: true })),
          ]}
          rows={classes.map((one) => ({
            cells: [
              `${className(one.class)}${one.isRegistered ? '' : `（${t.noRegistration}）`}`,
              String(one.uses),
              String(one.people),
              formatYen(yen(one.amount)),
            ],
          }))}
        />
      </Block>
    </>
  )
}

const cellsOf = (line: StatisticsLine) => [
  line.space?.name ?? t.whole,
  line.part ? t.parts[line.part] : '',
  sayRate(rateOf(line.used, line.open)),
  String(line.uses),
  String(line.people),
  formatYen(yen(line.amount)),
  line.noShows === 0 ? '' : String(line.noShows),
  line.official === 0 ? '' : String(line.official),
]
