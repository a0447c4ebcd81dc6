import { officeById } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import type { CaseRow } from '../../store/desk/cases.ts'

/**
 * 文書記号 of the office that acts, 「練こ子」; its section's where it has none of its own. An office that a reorganisation
 * made goes on under that of the one whose work it does, until the profile gives it one.
 */
export async function symbolOf(
  tx: Tx,
  { profile }: House,
  { officeId, definition }: Pick<CaseRow, 'officeId' | 'definition'>,
): Promise<string> {
  const office = await officeById(tx, officeId)
  const ofKey = (key: string | undefined): string | undefined => {
    const parent = profile.offices.find((one) => one.key === key)?.parentKey
    return profile.documentSymbols[key ?? ''] ?? profile.documentSymbols[parent ?? '']
  }
  const symbol = ofKey(office?.key) ?? ofKey(parseDefinition(definition).office)
  if (!symbol) throw new Error(`the profile has no 文書記号 for ${office?.key}`)
  return symbol
}
