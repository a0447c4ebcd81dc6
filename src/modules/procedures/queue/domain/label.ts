import type { Id, OfficeId } from '#platform/ids/index.ts'

export type LabelId = Id<'label'>

/** Pairs of ink and ground of the design tokens; never without the name. */
export const labelColours = ['grey', 'green', 'blue', 'orange', 'red'] as const
export type LabelColour = (typeof labelColours)[number]

export type Label = { id: LabelId; officeId: OfficeId; name: string; colour: LabelColour }

/** As many as an office may have; more would be read by nobody. The table has a slot for each. */
export const mostLabels = 20
