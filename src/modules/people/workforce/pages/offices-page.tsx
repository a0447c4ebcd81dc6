import type { Staff } from '#platform/auth/actor.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatDate, toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Desk,
  EmptyState,
  Filters,
  LinkButton,
  Meta,
  NoWrap,
  Tag,
} from '#platform/ui/index.ts'
import { asTree } from '../domain/tree.ts'
import { workforcePermissions } from '../permissions.ts'
import type { Change, HolderOnDay, OfficeOnDay } from '../store/organisation.ts'
import { employmentWords, offices as t } from '../text/staff.ts'
import { AbsencePanel, type AbsencePanelProps } from './absence-panel.tsx'

export type OfficesPageProps = {
  profile: Profile
  staff: Staff
  on: Temporal.PlainDate
  offices: readonly OfficeOnDay[]
  holders: readonly HolderOnDay[]
  changes: readonly Change[]
  absences: AbsencePanelProps
}

/** The organisation as it stands on a day: who is where, who is away, what is to come. */
export const OfficesPage = ({ profile, staff, on, offices, holders, changes, absences }: OfficesPageProps) => {
  const byOffice = Map.groupBy(holders, ({ officeId }) => officeId)
  return (
    <Desk panel={<AbsencePanel {...absences} />}>
      <Filters action="/staff/offices" label={t.show}>
        <DateField name="on" label={t.asOf} hint={t.today(formatDate(on, 'ja'))} value={on.toString()} />
        <Button variant="secondary" small>
          {t.show}
        </Button>
      </Filters>
      {staff.permissions.has(workforcePermissions.transfer) && (
        <Actions>
          <LinkButton href="/staff/offices/transfers" variant="secondary" small>
            {t.toTransfers}
          </LinkButton>
          <LinkButton href="/staff/offices/reorganisation" variant="secondary" small>
            {t.toReorganisation}
          </LinkButton>
        </Actions>
      )}
      <DataTable
        caption={t.title}
        columns={[{ label: t.columns.office, heading: true }, { label: t.columns.organ }, { label: t.columns.holders }]}
        rows={asTree(offices).map((office) => ({
          cells: [
            <OfficeName office={office} />,
            <NoWrap>{profile.organs[office.organ]}</NoWrap>,
            <Holders profile={profile} holders={byOffice.get(office.id) ?? []} />,
          ],
        }))}
      />
      <Block title={t.changes}>
        <Changes profile={profile} changes={changes} />
      </Block>
    </Desk>
  )
}

// The depth is in the text, so that the chart reads the same without styles.
const OfficeName = ({ office }: { office: OfficeOnDay & { depth: number } }) => (
  <>
    {'　'.repeat(office.depth)}
    {office.name}
    {office.endsOn && <Tag kind="late">{t.endsOn(toWareki(office.endsOn))}</Tag>}
  </>
)

const Holders = ({ profile, holders }: { profile: Profile; holders: readonly HolderOnDay[] }) =>
  holders.length === 0 ? (
    <Meta>{t.nobody}</Meta>
  ) : (
    <>
      {holders.map((holder, index) => (
        <>
          {index > 0 && '、'}
          <NoWrap>
            {profile.rankTitles[holder.rank]} {holder.name}
            {notesOf(holder)}
            {holder.isAway && <Tag kind="wait">{t.away}</Tag>}
          </NoWrap>
        </>
      ))}
    </>
  )

function notesOf({ isMain, employment }: HolderOnDay): string {
  const notes = [isMain ? '' : t.concurrent, employmentWords[employment]].filter(Boolean)
  return notes.length > 0 ? `（${notes.join('・')}）` : ''
}

const Changes = ({ profile, changes }: { profile: Profile; changes: readonly Change[] }) => (
  <DataTable
    caption={t.changes}
    columns={[
      { label: t.changeColumns.day, heading: true },
      { label: t.changeColumns.kind },
      { label: t.changeColumns.office },
      { label: t.changeColumns.who },
    ]}
    rows={changes.map((change) => ({
      cells: [
        <NoWrap>{toWareki(change.on)}</NoWrap>,
        t.changeWords[change.kind],
        change.office,
        change.name && change.rank
          ? `${profile.rankTitles[change.rank]} ${change.name}（${change.isMain ? t.main : t.concurrent}）`
          : '',
      ],
    }))}
    empty={<EmptyState title={t.noChanges} />}
  />
)
