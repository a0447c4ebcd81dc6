import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Filters,
  LinkButton,
  Pager,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { standings, standingOn } from '../domain/registrant.ts'
import type { ListedRegistrant, RegistrantQuery } from '../store/registrants.ts'
import { staffTexts as t } from '../text/staff.ts'
import { standingTag } from './my-registrations.tsx'

export const registrantsPath = '/staff/registrants'

type ListProps = {
  shown: readonly ListedRegistrant[]
  query: Pick<RegistrantQuery, 'standing' | 'kind' | 'class' | 'words'>
  classes: readonly { key: string; name: string }[]
  today: Temporal.PlainDate
  mayRegister: boolean
  isConfirmed: boolean
  nextHref: string | undefined
}

/** Registrations by reading, filtered by what stands in the address. */
export const StaffList = ({ shown, query, classes, today, mayRegister, isConfirmed, nextHref }: ListProps) => {
  const names = new Map(classes.map(({ key, name }) => [key, name]))
  const every = { value: '', label: t.every }
  return (
    <>
      {!isConfirmed && <p>{t.unconfirmed}</p>}
      <Filters action={registrantsPath} label={t.filter}>
        <TextField name="words" label={t.search} type="search" value={query.words} />
        <Select
          name="state"
          label={t.columns.state}
          value={query.standing ?? ''}
          options={[every, ...standings.map((one) => ({ value: one, label: t.standings[one] }))]}
        />
        <Select
          name="kind"
          label={t.columns.kind}
          value={query.kind ?? ''}
          options={[every, { value: 'group', label: t.kinds.group }, { value: 'person', label: t.kinds.person }]}
        />
        <Select
          name="class"
          label={t.columns.class}
          value={query.class ?? ''}
          options={[every, ...classes.map(({ key, name }) => ({ value: key, label: name }))]}
        />
        <Button small>{t.filter}</Button>
      </Filters>
      {mayRegister && (
        <Actions>
          <LinkButton href={`${registrantsPath}/new`} variant="secondary">
            {t.register}
          </LinkButton>
        </Actions>
      )}
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.name, heading: true },
          { label: t.columns.number },
          { label: t.columns.kind },
          { label: t.columns.class },
          { label: t.columns.state },
          { label: t.columns.until },
          { label: t.columns.members, numeric: true },
          { label: t.columns.unseen, numeric: true },
        ]}
        rows={shown.map((one) => {
          const standing = standingOn(one, today)
          return {
            href: `${registrantsPath}/${one.id}`,
            cells: [
              one.name,
              one.number,
              t.kinds[one.kind],
              names.get(one.class) ?? one.class,
              <Tag kind={standingTag[standing]}>{t.standings[standing]}</Tag>,
              one.until ? `${toWareki(one.until.subtract({ days: 1 }))}まで` : '',
              t.people(one.members),
              one.unseen === 0 ? '' : t.items(one.unseen),
            ],
          }
        })}
        empty={<EmptyState title={t.none} />}
      />
      <Pager nextHref={nextHref} />
    </>
  )
}
