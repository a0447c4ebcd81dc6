import type { World } from '../../world/world.ts'
import { createWebhooks, type Webhooks } from '../webhooks/webhooks.ts'
import { type Faults, noFaults } from './faults.ts'
import { createOneTimeTokens, type OneTimeTokens } from './one-time-tokens.ts'
import { createPhones, type Phones } from './phones.ts'
import { createRetryKeys } from './retry-keys.ts'
import { createRichMenus, type RichMenus } from './rich-menus.ts'
import { createTotals } from './totals.ts'

/** The ward's official account, as LINE keeps it. */
export type Account = {
  /** The account's own user id: `destination` of its webhooks. */
  readonly botUserId: string
  readonly phones: Phones
  readonly faults: Faults
  readonly retryKeys: ReturnType<typeof createRetryKeys>
  readonly replyTokens: OneTimeTokens
  readonly linkTokens: OneTimeTokens
  readonly menus: RichMenus
  readonly totals: ReturnType<typeof createTotals>
  readonly webhooks: Webhooks
}

const linkSeconds = 600

export const createAccount = (world: World): Account => {
  const faults = noFaults()
  const botUserId = 'U0a1b2c3d4e5f60718293a4b5c6d7e8f9'
  return {
    botUserId,
    phones: createPhones(world.people.residents),
    faults,
    retryKeys: createRetryKeys(),
    replyTokens: createOneTimeTokens(world.settings.lineReplySeconds),
    linkTokens: createOneTimeTokens(linkSeconds),
    menus: createRichMenus(),
    totals: createTotals(),
    webhooks: createWebhooks(world, { destination: botUserId, faults }),
  }
}
