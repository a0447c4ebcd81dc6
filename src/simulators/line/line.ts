import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Account } from './account/account.ts'
import { channelEndpoints } from './api/channel.ts'
import { mountEndpoints } from './api/endpoint.ts'
import { menuLinkEndpoints } from './api/menu-links.ts'
import { narrowcastEndpoints } from './api/narrowcast.ts'
import { peopleEndpoints } from './api/people.ts'
import { richMenuEndpoints } from './api/rich-menus.ts'
import { sendingEndpoints } from './api/sending.ts'
import { createActs } from './phone/acts.ts'
import { mountLinking } from './phone/linking.tsx'
import { mountPhones } from './phone/routes.tsx'
import { mountSwitches } from './phone/switches.tsx'

/** LINE: its Messaging API, everybody's phone, and the switches that make it misbehave. */
export const mountLine = (app: Site, world: World, account: Account): void => {
  mountEndpoints(app, world, account, [
    ...sendingEndpoints(world, account),
    ...narrowcastEndpoints(world, account),
    ...peopleEndpoints(world, account),
    ...channelEndpoints(world, account),
    ...richMenuEndpoints(account),
    ...menuLinkEndpoints(account),
  ])
  const acts = createActs(world, account)
  mountLinking(app, world, account, acts)
  mountSwitches(app, world, account)
  mountPhones(app, world, account, acts)
}
