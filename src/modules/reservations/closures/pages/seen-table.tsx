import { type Content, DataTable, EmptyState } from '#platform/ui/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import { staffTexts as t } from '../text/staff.ts'
import { closuresPath, sayWhenShort } from './say.ts'

type TableProps = {
  caption: string
  seen: readonly SeenReservation[]
  /** The last column, of each. */
  then?: { label: string; of: (one: SeenReservation) => Content } | undefined
  empty: string
}

/** Reservations as the desk sees them; each leads to its page. */
export const SeenTable = ({ caption, seen, then, empty }: TableProps) => (
  <DataTable
    caption={caption}
    columns={[
      { label: t.columns.when, heading: true },
      { label: t.columns.place },
      { label: t.columns.who },
      { label: t.columns.number },
      { label: then?.label ?? t.columns.state },
    ]}
    rows={seen.map((one) => ({
      href: `${closuresPath}/reservations/${one.reservation.id}`,
      cells: [
        sayWhenShort(one.reservation),
        one.space?.name ?? '',
        whoOf(one),
        one.reservation.number,
        then ? then.of(one) : t.states[one.reservation.state],
      ],
    }))}
    empty={<EmptyState title={empty} />}
  />
)

export const whoOf = ({ reservation, who }: SeenReservation): string =>
  who ?? (reservation.kind === 'official' ? t.official : t.visitor)
