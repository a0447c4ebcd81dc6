import type { Tx } from '#platform/db/index.ts'
import type { Bounds } from '../../ground/index.ts'
import { isClose, squaresFor, type View } from '../domain/view.ts'
import { type Square, shownIn, squaresIn } from '../store/map.ts'
import type { Asked, Shown } from '../store/shown.ts'

/** Single reports where they can be told apart, else how many there are in each square. */
export type OnMap =
  | { kind: 'reports'; reports: readonly Shown[]; count: number }
  | { kind: 'squares'; squares: readonly Square[]; count: number }

export const mostPins = 200

export async function mapIn(
  tx: Tx,
  view: View,
  bounds: Bounds,
  asked: Pick<Asked, 'categories' | 'shape'>,
): Promise<OnMap> {
  const where = { bounds, ...asked }
  const squares = await squaresIn(tx, where, squaresFor(view))
  const count = squares.reduce((sum, one) => sum + one.count, 0)
  // Squares reach beyond the edge, so that fewer may be seen than were counted.
  if (count <= mostPins || isClose(view)) return { kind: 'reports', reports: await shownIn(tx, where, mostPins), count }
  return { kind: 'squares', squares, count }
}
