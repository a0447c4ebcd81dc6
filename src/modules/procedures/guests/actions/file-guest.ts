import { giveMail } from '#modules/messaging/index.ts'
import { registerVisitor } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { plainWords } from '../../text/index.ts'
import { selfOf } from '../about-you.ts'

/** What a guest filed has arrived: the ward knows them outside the register from now on, and where to tell them. */
export async function knowGuest(tx: Tx, house: House, { application, definition, way }: Case): Promise<void> {
  if (!application.isGuest) return
  const { name = '', kana = null, postcode = null, address = null, mail } = selfOf(way.answers)
  const { applicantPersonId, lang } = application
  await registerVisitor(tx, house, applicantPersonId, {
    kind: definition.kind === 'booking' ? 'coming' : 'other',
    name,
    kana,
    postcode,
    address,
    reason: plainWords(definition.name),
  })
  if (mail) await giveMail(tx, applicantPersonId, { address: mail, lang })
}
