import { newId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import { z } from 'zod'
import { requireCatalogue } from '../../record/index.ts'
import { inventedReports } from '../../seeding/store/invented.ts'
import { drawingFiles } from '../actions/add-drawing.ts'
import { assetsByPlates } from '../store/assets.ts'
import { insertDrawing } from '../store/drawings.ts'
import { hasDrawings, type Link, linkReports } from '../store/seed.ts'
import { drawPlan, drawSight } from './draw.ts'

const payload = z.object({ before: z.string() })

// As many as the demo gets while it is already open.
const awaited = 2000
const pause = { seconds: 20 }

/** What a demo has of its things once its reports are there: which are of which thing, and some drawings. */
export async function furnishAssets(house: House, given: unknown): Promise<void> {
  if (house.config.env !== 'demo') return
  const { before } = payload.parse(given)
  const isThere = await house.db.transact(async (tx) => {
    if ((await inventedReports(tx)) < awaited) {
      const runAfter = house.clock.now().add(pause)
      await enqueue(tx, 'reports.furnish-assets', { before }, { key: 'reports.furnish-assets', runAfter })
      return false
    }
    await linkReports(tx, linksOf(house), Temporal.Instant.from(before))
    return true
  })
  if (isThere && !(await house.db.read(hasDrawings))) await addDrawings(house)
}

// What stands in a park is reported from further away.
const metresOf: Readonly<Record<string, number>> = { lamp: 60, mirror: 70, bench: 150, playground: 150 }

const linksOf = (house: House): Link[] =>
  [...requireCatalogue(house).categories.values()].flatMap(({ code, asset }) =>
    asset ? [{ category: code, kind: asset, metres: metresOf[asset] ?? 60 }] : [],
  )

const drawn = [
  { plate: 'L-0001', kind: 'construction', title: '街路灯 基礎と配線の図', draw: drawPlan },
  { plate: 'L-0002', kind: 'design', title: '街路灯 灯具の設計図', draw: drawPlan },
  { plate: 'M-0001', kind: 'construction', title: 'カーブミラー 支柱の図', draw: drawPlan },
  { plate: 'P-0001', kind: 'manual', title: '遊具 点検の手引き', draw: drawPlan },
  { plate: 'P-0001', kind: 'photo', title: '遊具 設置したときの様子', draw: drawSight },
  { plate: 'B-0001', kind: 'photo', title: 'ベンチ 設置したときの様子', draw: drawSight },
] as const

async function addDrawings(house: House): Promise<void> {
  for (const { plate, kind, title, draw } of drawn) {
    const [asset] = await house.db.read((tx) => assetsByPlates(tx, [plate]))
    if (!asset) continue
    const id = newId<'drawing'>()
    const { bytes, claimedName } = await draw({ title, plate, ward: house.profile.name, on: house.clock.today() })
    const stored = await storeUpload(house, { bytes, claimedName, owner: { kind: drawingFiles, id } })
    if (!stored.ok) throw new Error(`a drawing of the demo is refused: ${stored.reason}`)
    const { id: assetId, town, officeId, installedOn } = asset
    await house.db.transact((tx) =>
      insertDrawing(tx, {
        ...{ id, series: undefined, assetId, place: undefined, town, officeId, kind, title },
        madeOn: installedOn ?? undefined,
        fileId: stored.fileId,
        at: house.clock.now(),
        by: undefined,
      }),
    )
  }
}
