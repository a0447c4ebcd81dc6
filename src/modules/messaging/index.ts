import { joinRooms } from '#platform/module/index.ts'
import { api } from './api/index.ts'
import { engine } from './campaigns/engine/index.ts'
import { campaigns } from './campaigns/index.ts'
import { choices } from './choices/index.ts'
import { delivery } from './delivery/index.ts'
import { line } from './line/index.ts'
import { post } from './post/index.ts'
import { segments } from './segments/index.ts'
import { push } from './push/index.ts'

export { type NewLetter, type PostalAddress, sendLetter } from './delivery/letters.ts'
export { stoppedCampaigns } from './campaigns/engine/index.ts'
export { type LineFigures, lineFigures } from './line/store/account.ts'
export { mailTo } from './delivery/mail-to.ts'
export { type Contact, contactsOf, giveMail } from './delivery/store/contacts.ts'
export {
  type DayOfDeliveries,
  type DeliveryTrouble,
  deliveriesOfDay,
  deliveryTroubles,
} from './delivery/store/troubles.ts'

/** Tells people what the other modules' notices intend and what the office has to say, by LINE, push, mail or letter, once each. */
export const messaging = joinRooms('messaging', [delivery, choices, campaigns, engine, segments, line, push, api, post])
