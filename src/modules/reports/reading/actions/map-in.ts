import type { Tx } from '#platform/db/index.ts'
import { type Bounds, isWithin } from '../../ground/index.ts'
import { isClose, squaresFor, type View } from '../domain/view.ts'
import { type Square, shownIn, squaresIn } from '../store/map.ts'
import { type Asked, countShown, type Shown, shownReports } from '../store/shown.ts'

/** Single reports where they can be told apart, else how many there are in each square. */
export type OnMap =
  | { kind: 'reports'; reports: readonly Shown[] }
  | { kind: 'squares'; squares: readonly Square[]; count: number }

export const mostPins = 200
// Of everything that a box of the map holds, to find what fits.
const mostRead = 5000

export async function mapIn(
  tx: Tx,
  view: View,
  bounds: Bounds,
  asked: Pick<Asked, 'categories' | 'shape'>,
): Promise<OnMap> {
  const where = { bounds, ...asked }
  if (isClose(view)) return reportsOf(await shownIn(tx, where, mostPins))
  // Few of this kind in all of the municipality: their own index has them, and no box of the map has to be read.
  if ((await countShown(tx, asked)) <= mostPins) {
    const all = await shownReports(tx, { ...asked, limit: mostPins })
    return reportsOf(all.filter((report) => isWithin(report, bounds)))
  }
  const zoom = squaresFor(view)
  const squares = await squaresIn(tx, where, zoom)
  const count = countOf(squares)
  const isQuick = count <= mostPins && countOf(await squaresIn(tx, { bounds }, zoom)) <= mostRead
  return isQuick ? reportsOf(await shownIn(tx, where, mostPins)) : { kind: 'squares', squares, count }
}

const reportsOf = (reports: readonly Shown[]): OnMap => ({ kind: 'reports', reports })

const countOf = (squares: readonly Square[]): number => squares.reduce((sum, { count }) => sum + count, 0)
