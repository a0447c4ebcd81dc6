import { Block, Button, DataTable, EmptyState, Form, Link, Tag, TextField } from '#platform/ui/index.ts'
import type { DeskFacility } from '../store/facilities.ts'
import type { DeskUse } from '../store/uses.ts'
import { deskTexts } from '../text.ts'
import { thingTexts } from '../things-text.ts'
import { workerTexts } from '../worker-text.ts'
import { facilitiesPath, reservationPath, sayTime, sayUser, sheetPath, StateTag, workersPath } from './say.tsx'
import { sayDay } from './sheet-page.tsx'

const t = deskTexts

type ListProps = {
  facilities: readonly DeskFacility[]
  /** Keys that should be back, by facility. */
  overdue: ReadonlyMap<DeskFacility['id'], number>
  today: Temporal.PlainDate
  mayKeep: boolean
  typed?: string | undefined
}

/** The facilities whose desk this is, and the way to a reservation. */
export const FacilitiesPage = ({ facilities, overdue, today, mayKeep, typed }: ListProps) => (
  <>
    {facilities.length > 0 && <SearchForm typed={typed} />}
    <DataTable
      caption={t.list.caption}
      columns={[
        { label: t.list.facility, heading: true },
        { label: t.list.today },
        { label: t.list.keys },
        { label: t.list.equipment },
        { label: t.list.statistics },
      ]}
      rows={facilities.map(({ id, slug, name }) => {
        const place = `${facilitiesPath}/${slug}`
        const month = today.toPlainYearMonth().toString()
        return {
          href: sheetPath(slug, today),
          cells: [
            name,
            <Link href={sheetPath(slug, today)} about={name}>
              {t.sheet.caption}
            </Link>,
            <>
              <Link href={`${place}/keys`} about={name}>
                {t.list.keys}
              </Link>
              {overdue.has(id) && <Tag kind="late">{thingTexts.keys.overdueCount(overdue.get(id) ?? 0)}</Tag>}
            </>,
            <Link href={`${place}/equipment`} about={name}>
              {t.list.equipment}
            </Link>,
            <Link href={`${place}/statistics/${month}`} about={name}>
              {t.list.statistics}
            </Link>,
          ],
        }
      })}
      empty={
        <EmptyState title={t.list.none}>
          <p>{t.list.noneText}</p>
        </EmptyState>
      }
    />
    {mayKeep && (
      <p>
        <Link href={workersPath}>{workerTexts.title}</Link>
      </p>
    )}
  </>
)

const SearchForm = ({ typed }: { typed?: string | undefined }) => (
  <Form action={`${facilitiesPath}/search`} label={t.search.title} class="desk-search">
    <TextField name="words" label={t.search.label} hint={t.search.hint} value={typed} />
    <Button small>{t.search.submit}</Button>
  </Form>
)

type FoundProps = {
  uses: readonly DeskUse[]
  places: ReadonlyMap<number, string>
  typed: string
}

export const FoundPage = ({ uses, places, typed }: FoundProps) => (
  <>
    <SearchForm typed={typed} />
    <Block title={t.search.results}>
      <DataTable
        caption={t.search.results}
        columns={[
          { label: t.reservation.who, heading: true },
          { label: t.search.day },
          { label: t.sheet.time },
          { label: t.search.place },
          { label: t.sheet.state },
        ]}
        rows={uses.map((use) => ({
          href: reservationPath(use.id),
          cells: [
            sayUser(use),
            sayDay(use.day),
            sayTime(use),
            places.get(use.spaceId) ?? '',
            <StateTag state={use.state} />,
          ],
        }))}
        empty={
          <EmptyState title={t.search.none}>
            <p>{t.search.noneText}</p>
          </EmptyState>
        }
      />
    </Block>
  </>
)
