import { sql, type Tx } from '#platform/db/index.ts'
import { type Bounds, type Place, tileOf } from '../../ground/index.ts'
import type { Shape } from '../../record/index.ts'
import { type Shown, shownColumns } from './shown.ts'

type Where = { bounds: Bounds; categories?: readonly string[] | undefined; shape?: Shape | undefined }

/** How many are in a square, and where their middle is. */
export type Square = { place: Place; count: number }

// More than fit on a map that people read.
const mostSquares = 400

/** The squares of a zoom (11 to 16) that lie in these bounds or touch them, with what has been counted there. */
export async function squaresIn(tx: Tx, { bounds, categories, shape }: Where, zoom: number): Promise<Square[]> {
  const [low, high] = cornersOf(bounds, zoom)
  const { rows } = await sql<{ n: number; lat: number; lon: number }>`
    select sum(n)::int as n, sum(lat) / sum(n) as lat, sum(lon) / sum(n) as lon from reports.map_counts
    where zoom = ${zoom} and x between ${low.x} and ${high.x} and y between ${low.y} and ${high.y}
      ${conditions({ categories, shape }, sql``)}
    group by x, y having sum(n) > 0 order by x, y limit ${mostSquares}`.execute(tx)
  return rows.map(({ n, lat, lon }) => ({ place: { lat, lon }, count: n }))
}

/** Reports that stand for themselves in these bounds, the newest first. */
export async function shownIn(tx: Tx, { bounds, categories, shape }: Where, limit: number): Promise<Shown[]> {
  const { south, west, north, east } = bounds
  const { rows } = await sql<Shown>`
    select ${shownColumns} from reports.shown s
    where s."mergedInto" is null and s.position <@ box(point(${west}, ${south}), point(${east}, ${north}))
      ${conditions({ categories, shape }, sql`s.`)}
    order by s."filedAt" desc, s.id desc limit ${limit}`.execute(tx)
  return rows
}

const conditions = ({ categories, shape }: Omit<Where, 'bounds'>, of: ReturnType<typeof sql>) => sql`
  ${categories ? sql`and ${of}category = any(${[...categories]}::text[])` : sql``}
  ${shape ? sql`and ${of}shape = ${shape}` : sql``}`

function cornersOf({ south, west, north, east }: Bounds, zoom: number) {
  return [tileOf({ lat: north, lon: west }, zoom), tileOf({ lat: south, lon: east }, zoom)] as const
}
