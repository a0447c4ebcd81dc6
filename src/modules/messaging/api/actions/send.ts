import { currentPersonId, hasLeft, personOfNumber } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Client } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { hmac } from '#platform/http/keys.ts'
import type { OfficeId, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type FieldProblem, problemsOf } from '../domain/template.ts'
import { findMessage, insertMessage, noticeKeyOf, type ProgramMessage } from '../store/program-messages.ts'
import { templateInUse } from '../store/templates.ts'
import { kindOf } from '../words.ts'
import { endMessage } from './settle.ts'

export type Asked = {
  reference: string
  /** 宛名番号. */
  personNumber: string
  template: string
  fields: Record<string, string>
}

export type Sent =
  | { ok: true; message: ProgramMessage; isNew: boolean }
  | { ok: false; reason: 'template' }
  | { ok: false; reason: 'fields'; problems: FieldProblem[] }

/**
 * A message of an approved template, once for each reference of this program; another body under the same one throws
 * `Conflict`. A number that nobody has, or whose person is told nothing any more, is answered like any other: the message
 * ends as not delivered.
 */
export async function sendForProgram(
  tx: Tx,
  house: House,
  client: Client & { holder: { officeId: OfficeId } },
  asked: Asked,
): Promise<Sent> {
  const template = await templateInUse(tx, client.holder.officeId, asked.template)
  const bodyHash = hashOf(house, asked)
  const earlier = await findMessage(tx, client.clientId, { reference: asked.reference })
  if (earlier) return repeated(earlier, bodyHash)
  if (!template) return { ok: false, reason: 'template' }
  const problems = problemsOf(template.fields, asked.fields)
  if (problems.length > 0) return { ok: false, reason: 'fields', problems }
  const personId = await reachable(tx, asked.personNumber)
  const at = house.clock.now()
  const { reference, fields } = asked
  const about = { clientId: client.clientId, reference, bodyHash, templateId: template.id, personId, fields, at }
  const id = await insertMessage(tx, about)
  if (id && personId)
    await notify(tx, {
      kind: kindOf(template.isStatutory),
      personId,
      key: noticeKeyOf(id),
      data: { ...fields, template: template.id, message: id },
    })
  if (id && !personId) await endMessage(tx, id, 'permanent-failure', at)
  if (id) await audit(tx, client, id, personId)
  const message = await findMessage(tx, client.clientId, { reference })
  if (!message) throw new Error('the message has gone')
  return id ? { ok: true, message, isNew: true } : repeated(message, bodyHash)
}

function repeated(message: ProgramMessage, bodyHash: Buffer): Sent {
  if (!message.bodyHash.equals(bodyHash)) throw new Conflict('reference_used')
  return { ok: true, message, isNew: false }
}

async function reachable(tx: Tx, personNumber: string): Promise<PersonId | undefined> {
  const numbered = await personOfNumber(tx, personNumber)
  const personId = numbered && (await currentPersonId(tx, numbered))
  return personId && !(await hasLeft(tx, personId)) ? personId : undefined
}

// A person's number is not kept: it is compared, by a hash that nobody can try numbers against.
const hashOf = (house: House, { personNumber, template, fields }: Asked): Buffer => {
  const values = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hmac(house.config.secret, 'program message', JSON.stringify([personNumber, template, values]))
}

const audit = (tx: Tx, actor: Client, id: string, personId: PersonId | undefined) =>
  recordAudit(tx, {
    actor,
    action: 'messaging.program_message.send',
    subject: { kind: 'messaging.program_message', id },
    ...(personId && { personId }),
  })
