import type { House } from '#platform/module/index.ts'
import { type MenusAtLine, menusAtLine } from '../menu/at-line.ts'
import { type MenuPlan, ourMenus, plannedMenus } from '../menu/plan.ts'
import { keepMenu, linkedAccounts, type StandingMenu, standingMenus } from '../store/menus.ts'

/** Makes the rich menus stand at LINE as the profile has them; nothing happens where they do. Throws when LINE does not take it. */
export async function keepMenus(house: House): Promise<void> {
  const plans = plannedMenus(house)
  if (plans.length === 0) return
  const line = menusAtLine(house.config.line)
  const known = await house.db.read((tx) => standingMenus(tx))
  const listed = await line.list()
  const current = new Set<string>()
  for (const plan of plans) {
    const standing = known.find(
      ({ variant, hash, richMenuId }) =>
        variant === plan.variant && hash === plan.hash && listed.some((menu) => menu.richMenuId === richMenuId),
    )
    current.add(standing?.richMenuId ?? (await raise(house, line, plan)))
    if (standing && plan.variant === 'unlinked') await line.setDefault(standing.richMenuId)
  }
  // Those of an older profile, and what an interrupted run left half made.
  for (const { richMenuId, name } of listed)
    if (name.startsWith(ourMenus) && !current.has(richMenuId)) await line.remove(richMenuId)
}

/** Kept when everybody sees it: whoever is interrupted before begins with a new one. */
async function raise(house: House, line: MenusAtLine, plan: MenuPlan): Promise<string> {
  const richMenuId = await line.create(plan.request, await plan.draw())
  if (plan.variant === 'unlinked') await line.setDefault(richMenuId)
  else await showToLinked(house, line, richMenuId)
  const menu: StandingMenu = { variant: plan.variant, hash: plan.hash, richMenuId }
  await house.db.transact((tx) => keepMenu(tx, menu, house.clock.now()))
  return richMenuId
}

const atOnce = 500

async function showToLinked(house: House, line: MenusAtLine, richMenuId: string): Promise<void> {
  let after = ''
  for (;;) {
    const accounts = await house.db.read((tx) => linkedAccounts(tx, after, atOnce))
    const last = accounts.at(-1)
    if (last === undefined) return
    await line.showTo(accounts, richMenuId)
    after = last
  }
}
