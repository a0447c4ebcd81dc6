import { withoutReadings } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Block, Button, DataTable, EmptyState, Filters, Lede, Select } from '#platform/ui/index.ts'
import { type Cluster, DrawnMap, type Ground } from '../../ground/index.ts'
import type { Catalogue } from '../../record/index.ts'
import type { Recurring, TownCount } from '../store/heat.ts'
import { deskTexts } from '../text/index.ts'
import { boardPath, heatPath, reportPath } from './paths.ts'

const t = deskTexts.heat

type HeatProps = {
  catalogue: Catalogue
  ground: Ground | undefined
  months: readonly Temporal.PlainYearMonth[]
  month: Temporal.PlainYearMonth
  group: string | undefined
  clusters: readonly Cluster[]
  towns: readonly TownCount[]
}

/** How many reports came in one month, and where; the month is changed by links. */
export const HeatPage = ({ catalogue, ground, months, month, group, clusters, towns }: HeatProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <Filters action={heatPath} label={t.group}>
      <input type="hidden" name="month" value={month.toString()} />
      <Select
        name="group"
        label={t.group}
        emptyLabel={t.every}
        options={catalogue.groups.map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
        value={group}
      />
      <Button variant="secondary" small>
        {t.show}
      </Button>
    </Filters>
    <nav class="months" aria-label={t.month}>
      {months.toReversed().map((one) => (
        <a
          href={`${heatPath}?${new URLSearchParams({ month: one.toString(), ...(group && { group }) }).toString()}`}
          aria-current={one.equals(month) ? 'page' : undefined}
        >
          {sayMonth(one)}
        </a>
      ))}
    </nav>
    {towns.length === 0 ? (
      <EmptyState title={t.none} />
    ) : (
      <div class="place-and-facts">
        {ground && <DrawnMap ground={ground} title={t.map(sayMonth(month))} clusters={clusters} />}
        <Block title={t.towns}>
          <DataTable
            caption={t.towns}
            columns={[
              { label: t.columns.town, heading: true },
              { label: t.columns.n, numeric: true },
            ]}
            rows={towns.map(({ town, n }) => ({
              href: `${boardPath}?states=all&town=${encodeURIComponent(town)}`,
              cells: [town, t.cell(n)],
            }))}
          />
        </Block>
      </div>
    )}
  </>
)

const sayMonth = ({ year, month }: Temporal.PlainYearMonth): string => t.monthOf(year, month)

type RecurringProps = { catalogue: Catalogue; ground: Ground | undefined; spots: readonly Recurring[] }

export const RecurringPage = ({ catalogue, ground, spots }: RecurringProps) => (
  <>
    <Lede>{t.recurring.lede}</Lede>
    <div class={spots.length > 0 ? 'place-and-facts' : undefined}>
      {ground && spots.length > 0 && (
        <DrawnMap
          ground={ground}
          title={t.recurring.map}
          clusters={spots.map(({ lat, lon, n, town, lastReport }) => ({
            place: { lat, lon },
            count: n,
            label: `${town}、${t.recurring.times(n)}`,
            lastReport,
          }))}
          hrefOf={(spot) => ('lastReport' in spot ? reportPath(spot.lastReport) : boardPath)}
        />
      )}
      <DataTable
        caption={t.recurring.title}
        columns={[
          { label: t.recurring.columns.place, heading: true },
          { label: t.recurring.columns.kind },
          { label: t.recurring.columns.n, numeric: true },
          { label: t.recurring.columns.last },
          { label: t.recurring.columns.plate },
        ]}
        rows={spots.map((spot) => ({
          href: reportPath(spot.lastReport),
          cells: [
            spot.town,
            withoutReadings(catalogue.categories.get(spot.category)?.name.ja ?? spot.category),
            t.recurring.times(spot.n),
            formatDate(wardDate(spot.lastAt), 'ja'),
            spot.plate ? <span class="num">{spot.plate}</span> : '',
          ],
        }))}
        empty={<EmptyState title={t.recurring.none} />}
      />
    </div>
  </>
)
