import type { StaffId } from '#platform/ids/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Actions, Button, DataTable, Form, Lede, Meta, Notice, Part, TextArea } from '#platform/ui/index.ts'
import type { NewPost, Transfer, TransferPlan } from '../domain/plan-transfers.ts'
import type { EnteredTransfer } from '../store/entered-transfers.ts'
import { roleWords, transfers as t } from '../text/staff.ts'

export type TransfersPageProps = {
  profile: Profile
  list: string
  plan: TransferPlan | undefined
  /** Open matters by who holds them. */
  openWork: ReadonlyMap<StaffId, number>
  entered: number | undefined
  /** Entered already, for a day that has not come. */
  toCome: readonly EnteredTransfer[]
  isCancelled: boolean
}

export const TransfersPage = ({ profile, list, plan, openWork, entered, toCome, isCancelled }: TransfersPageProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {entered !== undefined && (
      <Notice kind="success" live>
        <p>{t.entered(entered)}</p>
      </Notice>
    )}
    {isCancelled && (
      <Notice kind="success" live>
        <p>{t.cancelled}</p>
      </Notice>
    )}
    {plan && plan.transfers.length > 0 && <Preview profile={profile} plan={plan} openWork={openWork} />}
    <Form action="/staff/offices/transfers/preview" id="transfers">
      <TextArea name="list" label={t.list} hint={t.listHint} rows={10} maxLength={20000} value={list} />
      <Meta>{t.example(profile.offices.at(-1)?.name ?? '', profile.rankTitles.member)}</Meta>
      <Actions>
        {plan && plan.problems.length === 0 && <Button formAction="/staff/offices/transfers">{t.apply}</Button>}
        <Button variant={plan && plan.problems.length === 0 ? 'secondary' : 'primary'}>{t.preview}</Button>
      </Actions>
    </Form>
    <ToCome profile={profile} toCome={toCome} />
  </>
)

const ToCome = ({ profile, toCome }: Pick<TransfersPageProps, 'profile' | 'toCome'>) => (
  <Part title={t.toCome}>
    <DataTable
      caption={t.toCome}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.from },
        { label: t.columns.begins },
        { label: t.columns.by },
        { label: t.columns.act },
      ]}
      rows={toCome.map(({ id, name, from, begins, enteredBy }) => ({
        cells: [
          name,
          formatDate(from, 'ja'),
          begins.map((post) => wordsOf(profile, post)).join('、'),
          enteredBy,
          <Form action={`/staff/offices/transfers/${id}/cancellation`} label={t.cancelOf(name, formatDate(from, 'ja'))}>
            <Button small variant="secondary">
              {t.cancel}
            </Button>
          </Form>,
        ],
      }))}
      empty={<Meta>{t.noneToCome}</Meta>}
    />
  </Part>
)

const wordsOf = (profile: Profile, { office, rank, role, isMain }: Omit<NewPost, 'officeId'>): string =>
  `${office} ${profile.rankTitles[rank]}（${[roleWords[role], isMain ? t.main : t.concurrent].join('・')}）`

const Preview = ({
  profile,
  plan,
  openWork,
}: {
  profile: Profile
  plan: TransferPlan
  openWork: ReadonlyMap<StaffId, number>
}) => (
  <Part title={t.previewTitle}>
    <DataTable
      caption={t.previewTitle}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.from },
        { label: t.columns.ends },
        { label: t.columns.begins },
        { label: t.columns.work },
      ]}
      rows={plan.transfers.map((transfer) => ({
        cells: [
          transfer.name,
          formatDate(transfer.from, 'ja'),
          transfer.ends
            .map((post) => `${post.office} ${profile.rankTitles[post.rank]}（${roleWords[post.role]}）`)
            .join('、'),
          transfer.begins.map((post) => wordsOf(profile, post)).join('、'),
          workOf(transfer, openWork.get(transfer.staffId) ?? 0),
        ],
      }))}
    />
  </Part>
)

function workOf({ ends, begins, successor }: Transfer, count: number): string {
  const leaves = ends.some(({ officeId }) => !begins.some((post) => post.officeId === officeId))
  if (count === 0 || !leaves) return t.staysWith
  return successor ? t.toSuccessor(count, successor.name) : t.toQueue(count)
}
