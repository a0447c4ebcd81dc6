import { Forbidden } from '#platform/errors/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf, isInside, nearestTown, ownerAt, type Place, parsePlace } from '../../ground/index.ts'
import { type OrderId, openOrder } from '../../orders/index.ts'
import type { Photo } from '../../pictures/index.ts'
import { type Filed, fileReport, insertPhoto, reportPermissions, requireCatalogue } from '../../record/index.ts'

/** Something else that a crew sees on its way. */
export type Found = {
  category: string
  position: string
  placeText?: string | undefined
  words: string
  photos: readonly Photo[]
}

export type FoundProblem = 'category' | 'position' | 'outside'
export type FoundFiled = { ok: true; filed: Filed } | { ok: false; why: FoundProblem }

/** Files it as a report of the channel `crew`, of nobody by name; the office that it is for looks at it as at any other. */
export async function reportFound(
  tx: Tx,
  house: House,
  staff: Staff,
  order: OrderId,
  found: Found,
): Promise<FoundFiled> {
  if (!staff.permissions.has(reportPermissions.work)) throw new Forbidden('permission_missing', reportPermissions.work)
  const { town } = await openOrder(tx, staff, order)
  const category = requireCatalogue(house).categories.get(found.category)
  if (category?.kind !== 'defect') return { ok: false, why: 'category' }
  const place = parsePlace(found.position)
  if (!place) return { ok: false, why: 'position' }
  const ground = groundOf(house)
  if (ground && isInside(ground, place) === 'outside') return { ok: false, why: 'outside' }
  const filed = await fileReport(tx, house, staff, {
    category: category.code,
    channel: 'crew',
    place,
    town: townAt(house, place) ?? town,
    placeText: found.placeText,
    owner: (ground && ownerAt(ground, place)?.owner) ?? category.owner,
    description: found.words,
  })
  for (const { photoId: id, fileId, perceptualHash, width, height } of found.photos)
    await insertPhoto(tx, {
      id,
      reportId: filed.id,
      role: 'near',
      fileId,
      perceptualHash,
      width,
      height,
      at: house.clock.now(),
      byStaff: staff.staffId,
    })
  return { ok: true, filed }
}

function townAt(house: House, place: Place): string | undefined {
  const ground = groundOf(house)
  return ground && nearestTown(ground, place)?.name
}
