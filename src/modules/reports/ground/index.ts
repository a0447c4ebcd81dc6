export { draftAt, draftOf as placeDraftOf, emptyDraft, type PlaceDraft } from './choosing/draft.ts'
export { ChoosePlace, PlaceField, placeIslands, placeStyles } from './choosing/place-field.tsx'
export { readPlace } from './choosing/read-place.ts'
export { soughtPlace, stepPlace } from './choosing/step-place.ts'
export { groundOf } from './data/load.ts'
export { landmarksMatching, nearestTown, townCalled, townsMatching } from './domain/find-by-name.ts'
export {
  type Ground,
  type Owner,
  owners,
  type Town,
} from './domain/ground.ts'
export { isInside } from './domain/is-inside.ts'
export { ownerAt } from './domain/owner-at.ts'
export {
  type Bounds,
  boundsAround,
  boundsOf,
  coarse,
  distanceMetres,
  isOnGlobe,
  isWithin,
  metresFrom,
  moved,
  parsePlace,
  type Place,
  roundPlace,
} from './domain/place.ts'
export { type Cluster, DrawnMap } from './drawn/drawn-map.tsx'
export { tileBounds, tileOf } from './domain/tile.ts'
export { routes } from './routes.ts'
