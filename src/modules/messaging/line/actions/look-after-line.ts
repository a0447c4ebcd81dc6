import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { askAccount } from '../channel.ts'
import { countFriends, keepAccount, putOffLook, takeLook } from '../store/account.ts'
import { tidyEvents } from '../store/events.ts'
import { keepMenus } from './keep-menus.ts'

/** Every ten minutes: how many follow, what is old goes, and whether everything stands at LINE as it ought to. */
export async function lookAfterLine(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    if (!(await takeLook(tx))) return
    await countFriends(tx)
    await tidyEvents(tx, house.clock.now())
    await enqueue(tx, 'messaging.line-menus', {}, { key: 'messaging.line-menus' })
  })
}

/** While LINE cannot be reached this waits for the next look; nobody is told anything less for it. */
export async function lookAtLine(house: House): Promise<void> {
  try {
    const account = await askAccount(house.config.line)
    if (!account) throw new Error('LINE does not say which account is ours')
    await house.db.transact((tx) => keepAccount(tx, account))
    await keepMenus(house)
  } catch (error) {
    house.log.warn({ err: error, task: 'messaging.line-menus' }, 'LINE does not stand as it ought to')
    await house.db.transact((tx) => putOffLook(tx))
  }
}
