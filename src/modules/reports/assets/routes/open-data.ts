import type { Hono } from 'hono'
import { answerOnce, type HttpEnv } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { paceReads } from '../../reading/actions/pace-reads.ts'
import { assetKindsOf } from '../kinds.ts'
import { standingAssets } from '../store/public.ts'

const most = 5000
const columns = ['番号', '種類の符号', '種類', '名前', '町名', '緯度', '経度'] as const

/** What stands in the town, as open data. */
export function openDataRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/assets.csv', async (c) => {
    await paceReads(c, house)
    const assets = await house.db.look((tx) => standingAssets(tx, most))
    const kinds = assetKindsOf(house)
    const names = new Map([...kinds.values()].map(({ code, name }) => [code, withoutReadings(name.ja)]))
    const { bytes, headers } = await smallTable({ name: 'assets', title: 'assets', format: 'csv' }, [
      columns,
      ...assets.map(({ plate, kind, label, town, lat, lon }) => [
        plate,
        kind,
        names.get(kind) ?? kind,
        label,
        town,
        lat,
        lon,
      ]),
    ])
    c.header('Content-Disposition', headers['content-disposition'])
    return answerOnce(c, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), 'text/csv')
  })
}
