import { officesByIds } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownerWords } from '../../desk/text/index.ts'
import type { AssetFilter } from '../domain/asset-filter.ts'
import type { Asset } from '../domain/asset.ts'
import { assetKindsOf, type AssetKinds, kindName } from '../kinds.ts'
import { assetsSeenBy } from '../own.ts'
import { exportPage } from '../store/listing.ts'
import { assetTexts } from '../text/index.ts'
import { attributeColumns, factColumns } from '../tables/columns.ts'

/** As many as a file holds; who wants more narrows the list. */
export const mostExported = 20_000

/** The register under its filter as lines of a file, as `readTable` reads them again; the head first. */
export async function exportAssets(tx: Tx, house: House, staff: Staff, filter: AssetFilter): Promise<string[][]> {
  const asker = { offices: await assetsSeenBy(tx, house, staff), today: house.clock.today() }
  const assets = await exportPage(tx, asker, filter, mostExported)
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.asset.export',
    subject: { kind: 'reports.asset', id: 'list' },
    ids: { rows: String(assets.length) },
  })
  const kinds = assetKindsOf(house)
  const asked = attributeColumns(kinds)
  const offices = await officesByIds(tx, [...new Set(assets.map(({ officeId }) => officeId))])
  return [
    [...Object.values(factColumns), ...asked.keys(), assetTexts.list.office],
    ...assets.map((asset) => [
      ...factsOf(kinds, asset),
      ...[...asked.values()].map((codes) => answerOf(kinds, asset, codes)),
      offices.get(asset.officeId)?.name ?? '',
    ]),
  ]
}

const factsOf = (kinds: AssetKinds, asset: Asset): string[] => [
  asset.plate,
  kindName(kinds, asset.kind),
  asset.label,
  asset.lat.toFixed(6),
  asset.lon.toFixed(6),
  asset.town,
  ownerWords[asset.owner],
  asset.installedOn?.toString() ?? '',
  asset.inspectedOn?.toString() ?? '',
  asset.endedOn?.toString() ?? '',
  asset.note ?? '',
]

function answerOf(kinds: AssetKinds, { kind, attributes }: Asset, codes: ReadonlySet<string>): string {
  const field = kinds.get(kind)?.fields.find(({ code }) => codes.has(code))
  const answer = field && attributes[field.code]
  if (!field || answer === undefined) return ''
  return withoutReadings(field.values.find(({ key }) => key === answer)?.name.ja ?? String(answer))
}
