export { draftAt, emptyDraft, type PlaceDraft } from './choosing/draft.ts'
export { PlaceField, placeIslands, placeStyles } from './choosing/place-field.tsx'
export { type ReadPlace, readPlace } from './choosing/read-place.ts'
export { stepPlace } from './choosing/step-place.ts'
export { groundOf } from './data/load.ts'
export { landmarksMatching, nearestTown, townCalled, townsMatching } from './domain/find-by-name.ts'
export {
  boundsOfRegion,
  boundsOfTown,
  type Ground,
  type Landmark,
  type Owner,
  owners,
  type Town,
} from './domain/ground.ts'
export { type Inside, isInside } from './domain/is-inside.ts'
export { type OwnerAt, ownerAt } from './domain/owner-at.ts'
export {
  type Bounds,
  boundsAround,
  boundsOf,
  coarse,
  distanceMetres,
  isOnGlobe,
  isWithin,
  moved,
  parsePlace,
  type Place,
  roundPlace,
} from './domain/place.ts'
export { type Cluster, DrawnMap, Legend, type Pin, type PinState } from './drawn/drawn-map.tsx'
export { type Tile, tileBounds, tileOf } from './domain/tile.ts'
export { routes } from './routes.ts'
