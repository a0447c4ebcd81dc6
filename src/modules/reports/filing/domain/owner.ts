import type { Category } from '../../record/index.ts'
import { type Ground, type Owner, ownerAt, type Place } from '../../ground/index.ts'

// What the place does not change: a signal on a metropolitan road is still the police's.
const whateverThePlace: readonly Owner[] = ['police', 'power', 'sewer', 'private', 'collection-point']

/** Whose it is by its kind and its place, and by which road, river or park one knows; a proposal for the desk. */
export function ownerFor(
  category: Pick<Category, 'owner' | 'kind'>,
  ground: Ground | undefined,
  place: Place,
): { owner: Owner; of: string | undefined } {
  const found = ground && category.kind !== 'good_deed' ? ownerAt(ground, place) : undefined
  if (!found || whateverThePlace.includes(category.owner)) return { owner: category.owner, of: undefined }
  return { owner: found.owner, of: found.name }
}
