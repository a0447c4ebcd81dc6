import {
  type Ground,
  isInside,
  landmarksMatching,
  nearestTown,
  type Place,
  roundPlace,
  townCalled,
  townsMatching,
} from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import { bad } from '../answers/refusal.ts'
import { type Asked, readPlace } from '../reading/query.ts'

export type Spot = { place: Place; town: string; placeText: string | undefined; assetId?: AssetId | undefined }
export type KnownAsset = { id: AssetId; lat: number; lon: number; town: string }

const longestAddress = 200

/**
 * Where it is: `lat` and `long` before `address_id` (the number on a lamp, a mirror …) before `address_string`. Throws a
 * `Refusal` for a place that is missing, unknown or outside.
 */
export async function readSpot(
  ground: Ground | undefined,
  { name }: { name: string },
  asked: Asked,
  findAsset: (plate: string) => Promise<KnownAsset | undefined>,
): Promise<Spot> {
  const placeText = asked('address_string')
  if (placeText !== undefined && Array.from(placeText).length > longestAddress)
    throw bad('value_too_long', 'address_string')
  const plate = asked('address_id')
  const asset = plate === undefined ? undefined : await findAsset(plate.normalize('NFKC').toUpperCase())
  if (plate !== undefined && !asset) throw bad('address_id_unknown', plate)
  const place = readPlace(asked)
  if (place) {
    const at = inside(ground, roundPlace(place))
    return { place: at, town: ground ? (nearestTown(ground, at)?.name ?? name) : name, placeText, assetId: asset?.id }
  }
  if (asset) return { place: { lat: asset.lat, lon: asset.lon }, town: asset.town, placeText, assetId: asset.id }
  if (placeText === undefined) throw bad('place_missing')
  const found = ground && placeCalled(ground, placeText)
  if (!found) throw bad('address_unknown', placeText)
  return { ...found, placeText }
}

function inside(ground: Ground | undefined, place: Place): Place {
  // Nearer to the line than the outline is exact, somebody of the office looks.
  if (ground && isInside(ground, place) === 'outside') throw bad('place_outside')
  return place
}

// A name that fits several places fits none.
function placeCalled(ground: Ground, text: string): { place: Place; town: string } | undefined {
  const towns = townsMatching(ground, text, 2)
  const town = townCalled(ground, text) ?? (towns.length === 1 ? towns[0] : undefined)
  if (town) return { place: town.place, town: town.name }
  const landmarks = landmarksMatching(ground, text, 2)
  const [landmark] = landmarks
  if (!landmark || landmarks.length > 1) return undefined
  return { place: landmark.place, town: nearestTown(ground, landmark.place)?.name ?? ground.municipality }
}
