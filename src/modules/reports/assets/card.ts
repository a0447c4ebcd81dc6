import { withoutReadings } from '#platform/i18n/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { AssetId } from '../record/index.ts'
import type { Asset } from './domain/asset.ts'
import type { AssetCard } from './domain/card.ts'
import { assetKindsOf, kindName } from './kinds.ts'
import { findAsset } from './store/assets.ts'
import { eventsOf } from './store/events.ts'

/** Facts of an asset and the last ten of what happened to it; `undefined`: there is none. Says nothing of who may see it. */
export async function assetCard(tx: Tx, house: House, id: AssetId): Promise<AssetCard | undefined> {
  const asset = await findAsset(tx, id)
  if (!asset) return undefined
  return {
    asset,
    facts: factsOf(house, asset),
    kindName: kindName(assetKindsOf(house), asset.kind),
    events: await eventsOf(tx, id, 10),
  }
}

/** What its kind asks, answered, in words. */
export function factsOf(house: House, { kind, attributes }: Pick<Asset, 'kind' | 'attributes'>): AssetCard['facts'] {
  const fields = assetKindsOf(house).get(kind)?.fields ?? []
  return fields.flatMap(({ code, label, unit, values }) => {
    const answer = attributes[code]
    if (answer === undefined || answer === '') return []
    const names = [answer].flat().map((key) => withoutReadings(values.find((one) => one.key === key)?.name.ja ?? key))
    return [{ term: withoutReadings(label.ja), value: `${names.join('、')}${unit ?? ''}` }]
  })
}
