import type { House } from '#platform/module/index.ts'
import { definitionsOf } from './actions/publish.ts'
import type { Definition } from './domain/definition/definition.ts'

/** Keys of the offices whose procedures are like this, as the profile says; for their menu. */
export const officesWith = (house: House, isLike: (definition: Definition) => boolean): string[] => [
  ...new Set(
    definitionsOf(house)
      .filter(isLike)
      .map(({ office }) => office),
  ),
]

/** What goes out as paper, or is asked for: everything but a visit. */
export const sendsPaper = ({ kind }: Definition): boolean => kind !== 'booking'
