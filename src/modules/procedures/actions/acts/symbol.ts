import { officeById } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

/** 文書記号 of the office that acts, 「練こ子」; its section's where it has none of its own. */
export async function symbolOf(tx: Tx, { profile }: House, officeId: OfficeId): Promise<string> {
  const office = await officeById(tx, officeId)
  const parent = profile.offices.find(({ key }) => key === office?.key)?.parentKey
  const symbol = profile.documentSymbols[office?.key ?? ''] ?? profile.documentSymbols[parent ?? '']
  if (!symbol) throw new Error(`the profile has no 文書記号 for ${office?.key}`)
  return symbol
}
