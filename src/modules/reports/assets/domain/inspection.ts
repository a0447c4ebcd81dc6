import type { Asset } from './asset.ts'

const soonDays = 90

/** The last day of what counts as soon. */
export const soonUntil = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ days: soonDays })

/** How an asset stands with its inspection; `none`: it is gone, or its kind is not inspected by the calendar. */
export type InspectionState = 'none' | 'unknown' | 'late' | 'soon' | 'fine'

export function inspectionState(
  { endedOn, inspectBy }: Pick<Asset, 'endedOn' | 'inspectBy'>,
  months: number | undefined,
  today: Temporal.PlainDate,
): InspectionState {
  if (endedOn || months === undefined) return 'none'
  if (!inspectBy) return 'unknown'
  if (Temporal.PlainDate.compare(inspectBy, today) <= 0) return 'late'
  return Temporal.PlainDate.compare(inspectBy, soonUntil(today)) <= 0 ? 'soon' : 'fine'
}

/** The day by which its planned years are over. */
export const plannedUntil = (
  { installedOn }: Pick<Asset, 'installedOn'>,
  years: number | undefined,
): Temporal.PlainDate | undefined => (installedOn && years ? installedOn.add({ years }) : undefined)
