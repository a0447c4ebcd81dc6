import { toWareki } from '#platform/time/index.ts'
import { DataTable, Tag } from '#platform/ui/index.ts'
import type { PlaceChangeId } from '../domain/change.ts'
import type { ChangeState, WrittenChange } from '../store/changes.ts'
import { upkeepTexts as t } from '../text.ts'

export const upkeepPath = '/staff/upkeep'
export const rulesPath = `${upkeepPath}/rules`
export const facilityPath = (slug: string): string => `${upkeepPath}/facilities/${slug}`
export const changePath = (id: PlaceChangeId): string => `${upkeepPath}/changes/${id}`

/** 「令和9年4月1日から令和10年3月31日まで」; `until` is the first day without it. */
export function sayStands({ from, until }: { from: string | null; until: string | null }): string {
  const begins = from === null ? '' : t.from(toWareki(Temporal.PlainDate.from(from)))
  const ends = until === null ? '' : t.until(toWareki(Temporal.PlainDate.from(until).subtract({ days: 1 })))
  return `${begins}${ends}` || t.always
}

export const sayDays = (days: readonly number[]): string =>
  days.length === 8 ? '毎日' : days.map((day) => t.dayKinds[day]).join('・')

export const Mark = ({ isConfirmed }: { isConfirmed: boolean }) =>
  isConfirmed ? <Tag kind="ok">{t.confirmed}</Tag> : <Tag kind="ask">{t.unconfirmed}</Tag>

const stateTags = { drafted: 'ask', effected: 'ok', dropped: 'off' } as const
export const StateTag = ({ state }: { state: ChangeState }) => <Tag kind={stateTags[state]}>{t.states[state]}</Tag>

export type ToldChange = WrittenChange & { by: string; at: string }

/** What was changed when, why and by whom; the latest first. */
export const ChangeTable = ({
  caption,
  changes,
  empty,
}: {
  caption: string
  changes: readonly ToldChange[]
  empty: string
}) => (
  <DataTable
    caption={caption}
    columns={[
      { label: t.historyColumns.what, heading: true },
      { label: t.historyColumns.reason },
      { label: t.historyColumns.state },
      { label: t.historyColumns.by },
      { label: t.historyColumns.at },
    ]}
    rows={changes.map((one) => ({
      href: changePath(one.id),
      cells: [sayChange(one), one.reason, <StateTag state={one.state} />, one.by, one.at],
    }))}
    empty={<p>{empty}</p>}
  />
)

/** 「時間割 令和9年4月1日から」. */
export function sayChange({ change }: Pick<WrittenChange, 'change'>): string {
  const kind = t.kinds[change.kind]
  if (change.kind === 'closed-days') {
    const until = Temporal.PlainDate.from(change.to).add({ days: 1 }).toString()
    return `${kind} ${sayStands({ from: change.from, until })}`
  }
  if ('from' in change) return `${kind} ${sayStands(change)}`
  return 'name' in change ? `${kind}（${change.name}）` : 'words' in change ? `${kind}（${change.words.name}）` : kind
}
