import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'

/** Only who has a post in the office of the 会計管理者 today. 根拠: 地方自治法 第170条、第232条の4 */
export async function requireTreasury(tx: Tx, house: House, staff: Staff): Promise<void> {
  if (!(await isOfTreasury(tx, house, staff))) throw new Forbidden('not_of_treasury')
}

export async function isOfTreasury(tx: Tx, { profile, clock }: House, staff: Staff): Promise<boolean> {
  const office = profile.treasury && (await findOffice(tx, profile.treasury.officeKey, clock.today()))
  return office !== undefined && staff.posts.some(({ officeId }) => officeId === office.id)
}
