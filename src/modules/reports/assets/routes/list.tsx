import type { Hono } from 'hono'
import { officesByIds, officesByKeys } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type HttpEnv, readCursor, requireStaff, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { officeKeysOf } from '../../desk/index.ts'
import { boardPath } from '../../desk/pages/paths.ts'
import { groundOf } from '../../ground/index.ts'
import { reportPermissions as may, requireCatalogue } from '../../record/index.ts'
import { exportAssets } from '../actions/export.ts'
import { type AssetFilter, parseAssetFilter, writeAssetFilter } from '../domain/asset-filter.ts'
import { assetKindsOf } from '../kinds.ts'
import { assetsSeenBy } from '../own.ts'
import type { AssetChoices } from '../pages/filter-form.tsx'
import { AssetListPage, AssetSummary } from '../pages/list-page.tsx'
import { assetsPath, drawingsPath, exportPath, importPath, newAssetPath } from '../pages/paths.ts'
import { type AssetAsker, countAssets, listAssets, townsOfAssets } from '../store/listing.ts'
import { assetTexts } from '../text/index.ts'
import { requireReader } from './reader.ts'

const t = assetTexts.list
const pageSize = 50
// More would stand on each other.
const mostPins = 15

/** The register, and the same as a file. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(assetsPath, (c) => showList(c, house))

  app.get(exportPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const filter = parseAssetFilter(c.req.query())
    const rows = await house.db.transact((tx) => exportAssets(tx, house, staff, filter))
    const { bytes, headers } = await smallTable(
      { name: 'assets', title: assetTexts.tables.exported, format: 'csv' },
      rows,
    )
    return new Response(bytes, { headers })
  })
}

async function showList(c: Ctx, house: House): Promise<Response> {
  const staff = requireReader(c)
  const filter = parseAssetFilter(c.req.query())
  const { page, towns, counts, choices } = await house.db.read(async (tx) => {
    const asker = { offices: await assetsSeenBy(tx, house, staff), today: house.clock.today() }
    const page = await pageOf(tx, house, asker, filter, c.req.query('after'))
    return {
      page,
      towns: page.rows.length > mostPins ? await townsOfAssets(tx, asker, filter) : [],
      counts: await countAssets(tx, asker, filter),
      choices: await choicesFor(tx, house, asker),
    }
  })
  const mayManage = staff.permissions.has(may.manage)
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: boardPath,
      summary: <AssetSummary counts={counts} now={house.clock.now()} />,
      styles: ['queue.css', 'map.css'],
      islands: ['queue-keys'],
    },
    <AssetListPage
      {...page}
      towns={towns}
      filter={filter}
      choices={choices}
      kinds={choices.kinds}
      ground={groundOf(house)}
      today={house.clock.today()}
      links={linksFor(staff, filter)}
      mayPrint={mayManage}
    />,
  )
}

async function pageOf(tx: Tx, house: House, asker: AssetAsker, filter: AssetFilter, cursor: string | undefined) {
  const list = `reports.assets:${filter.inspection ?? 'plate'}`
  const after = readCursor(house, list, cursor)
  const rows = await listAssets(
    tx,
    asker,
    filter,
    after && { day: String(after[0]), plate: String(after[1]) },
    pageSize + 1,
  )
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { rows: shown, more: last && writeCursor(house, list, [last.inspectBy?.toString() ?? '', last.plate]) }
}

async function choicesFor(tx: Tx, house: House, { offices, today }: AssetAsker): Promise<AssetChoices> {
  const found =
    offices === 'all'
      ? await officesByKeys(tx, officeKeysOf(requireCatalogue(house)), today)
      : await officesByIds(tx, offices)
  const named = new Map([...found.values()].map(({ id, name }) => [id, name]))
  return { kinds: assetKindsOf(house), offices: [...named].map(([id, name]) => ({ id, name })) }
}

function linksFor({ permissions }: Staff, filter: AssetFilter) {
  const query = writeAssetFilter(filter)
  return [
    ...(permissions.has(may.manage) ? [{ href: newAssetPath, label: t.links.add }] : []),
    ...(permissions.has(may.read) ? [{ href: drawingsPath, label: t.links.drawings }] : []),
    ...(permissions.has(may.manage) ? [{ href: importPath, label: t.links.import }] : []),
    ...(permissions.has(may.read)
      ? [
          { href: query ? `${exportPath}?${query}` : exportPath, label: t.links.export },
          { href: boardPath, label: t.links.reports },
        ]
      : []),
  ]
}
