import { type Content, DataTable } from '#platform/ui/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import { staffTexts as t } from '../text/staff.ts'
import { closuresPath, sayWhenShort } from './say.ts'

type TableProps = {
  caption: string
  seen: readonly SeenReservation[]
  /** The last column, of each. */
  outcome?: { label: string; of: (one: SeenReservation) => Content } | undefined
  empty: string
}

/** Reservations as the desk sees them; each leads to its page. */
export const SeenTable = ({ caption, seen, outcome, empty }: TableProps) => (
  <DataTable
    caption={caption}
    columns={[
      { label: t.columns.when, heading: true },
      { label: t.columns.place },
      { label: t.columns.who },
      { label: t.columns.number },
      { label: outcome?.label ?? t.columns.state },
    ]}
    rows={seen.map((one) => ({
      href: `${closuresPath}/reservations/${one.reservation.id}`,
      cells: [
        sayWhenShort(one.reservation),
        one.space?.name ?? '',
        whoOf(one),
        one.reservation.number,
        outcome ? outcome.of(one) : t.states[one.reservation.state],
      ],
    }))}
    empty={<p>{empty}</p>}
  />
)

export const whoOf = ({ reservation, who }: SeenReservation): string =>
  who ?? (reservation.kind === 'official' ? t.official : t.visitor)
