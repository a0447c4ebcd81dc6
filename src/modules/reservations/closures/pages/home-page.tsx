import { DataTable, EmptyState, Link, Part, Tag } from '#platform/ui/index.ts'
import { toWareki, wardDate } from '#platform/time/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import type { Closure } from '../domain/closure.ts'
import type { OwnFacility } from '../store/own-facilities.ts'
import { staffTexts as t } from '../text/staff.ts'
import { closuresPath, sayTimes } from './say.ts'
import { SeenTable } from './seen-table.tsx'

type HomeProps = {
  facilities: readonly OwnFacility[]
  closures: readonly Closure[]
  suspended: readonly SeenReservation[]
  mayHandle: boolean
}

/** What takes places away in the houses of this office, and where it begins. */
export const HomePage = ({ facilities, closures, suspended, mayHandle }: HomeProps) => {
  const nameOf = new Map(facilities.map(({ id, name }) => [id, name]))
  const to = (act: string, slug: string) => `${closuresPath}/${act}?facility=${slug}`
  return (
    <>
      <p>{t.lede}</p>
      <Part title={t.closures}>
        <DataTable
          caption={t.closures}
          columns={[
            { label: t.facility, heading: true },
            { label: t.columns.kind },
            { label: t.columns.period },
            { label: t.columns.made },
            { label: t.columns.state },
          ]}
          rows={closures.map((one) => ({
            href: `${closuresPath}/${one.id}`,
            cells: [
              nameOf.get(one.facilityId) ?? '',
              t.kinds[one.kind],
              sayTimes(one),
              toWareki(wardDate(one.madeAt)),
              <ClosureTag closure={one} />,
            ],
          }))}
          empty={<EmptyState title={t.noClosures} />}
        />
      </Part>
      <Part title={t.suspended}>
        <p>{t.suspendedLede}</p>
        <SeenTable caption={t.suspended} seen={suspended} empty={t.noSuspended} />
      </Part>
      <Part title={t.facilities}>
        <DataTable
          caption={t.facilities}
          columns={[
            { label: t.facility, heading: true },
            { label: t.acts.close },
            { label: t.acts.weather },
            { label: t.acts.official },
          ]}
          rows={facilities.map(({ slug, name }) => ({
            cells: [
              name,
              mayHandle && (
                <Link href={to('new', slug)} about={name}>
                  {t.acts.close}
                </Link>
              ),
              mayHandle && (
                <Link href={to('weather', slug)} about={name}>
                  {t.acts.weather}
                </Link>
              ),
              mayHandle && (
                <Link href={to('official', slug)} about={name}>
                  {t.acts.official}
                </Link>
              ),
            ],
          }))}
          empty={<EmptyState title={t.noFacilities} />}
        />
      </Part>
    </>
  )
}

const ClosureTag = ({ closure }: { closure: Closure }) => {
  if (closure.endedAt) return <Tag kind="off">{t.one.ended}</Tag>
  return closure.settledAt ? <Tag kind="ok">{t.one.settled}</Tag> : <Tag kind="wait">{t.one.hitStates.waiting}</Tag>
}
