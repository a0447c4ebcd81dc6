import type { House } from '#platform/module/index.ts'
import { menusAtLine } from '../menu/at-line.ts'
import { accountOfContact, standingMenus } from '../store/menus.ts'

/** The menu for who is linked, or the one for everybody, on the phone of this contact; again, the same. */
export async function showMenu(house: House, contactId: string): Promise<void> {
  const found = await house.db.read(async (tx) => ({
    account: await accountOfContact(tx, contactId),
    menu: (await standingMenus(tx)).find(({ variant }) => variant === 'linked'),
  }))
  if (!found.account || !found.menu) return
  const line = menusAtLine(house.config.line)
  const { lineUserId, isLinked } = found.account
  await (isLinked ? line.show(lineUserId, found.menu.richMenuId) : line.hide(lineUserId))
}
