import {
  colleaguesOf,
  findPerson,
  type KnownMandate,
  mailingAddress,
  mandatesOfPerson,
  needsCheck,
  personNames,
  paperAddress,
  sayBirth,
} from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { toWareki } from '#platform/time/index.ts'
import type { StatedReason } from '../../domain/desk/case-rights.ts'
import { mapLines, type PortalLine } from '../../domain/portal/form.ts'
import { portalFormsOf } from '../../portal/forms.ts'
import { receivedItem } from '../../portal/wire.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { itemOfCase, type PortalItem } from '../../store/portal/items.ts'
import { predecessorOf } from '../../store/reception/mistaken-people.ts'
import { type Reception, receptionOf, type SimilarCase, similarCases } from '../../store/reception/receptions.ts'
import { reception } from '../../text/intake/reception.ts'
import { type OpenedReception, openReception } from './open.ts'
import { readWholeForm } from './read-form.ts'

const counterRoles = ['clerk', 'checker', 'manager', 'contractor'] as const

export type Sheet = OpenedReception & {
  /** `needsCheck`: no address of theirs is shown. */
  applicant: { name: string; birth: string; address: string; needsCheck: boolean }
  /** How the case that it goes on for arrived, where that one was typed for the wrong person. */
  arrivedAs: Reception | undefined
  similar: readonly SimilarCase[]
  /** Who may act for the applicant, and who could. */
  mandates: readonly KnownMandate[]
  colleagues: Awaited<ReturnType<typeof colleaguesOf>>
  portal: { item: PortalItem; unread: readonly PortalLine[] } | undefined
}

/** Everything that the clerk's sheet shows. Reading it is audited. */
export async function readSheet(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  stated?: StatedReason,
): Promise<Sheet> {
  const opened = await openReception(tx, house, actor, id, stated)
  const { application } = opened.found
  const { applicantPersonId: personId, procedure } = application
  const person = await findPerson(tx, personId)
  const item = await itemOfCase(tx, id)
  const before = await predecessorOf(tx, id)
  const isMarked = (await needsCheck(tx, [personId])).has(personId)
  return {
    ...opened,
    arrivedAs: before && (await receptionOf(tx, before)),
    applicant: {
      name: person?.name ?? (await personNames(tx, [personId])).get(personId) ?? '',
      birth: person ? sayBirth(person.birthDate, toWareki) : '',
      address: isMarked ? reception.find.needsCheck : await addressOf(tx, house, personId),
      needsCheck: isMarked,
    },
    similar: application.submittedAt ? [] : await similarCases(tx, personId, procedure, id),
    mandates: (await mandatesOfPerson(tx, personId)).actedFor,
    colleagues: await colleaguesOf(tx, application.officeId, house.clock.today(), counterRoles),
    portal: item && { item, unread: unreadLines(house, opened, item) },
  }
}

// Who is outside the register has the address that they gave.
async function addressOf(tx: Tx, house: House, id: PersonId): Promise<string> {
  const address = (await paperAddress(tx, id)) ?? (await mailingAddress(tx, id, house.clock.today()))
  return address?.address ?? ''
}

/** Lines of the portal that fit nowhere, or whose answer our rules do not take. */
function unreadLines(house: House, { found }: OpenedReception, item: PortalItem): PortalLine[] {
  const received = receivedItem.safeParse(item.received).data
  const form = received && portalFormsOf(house).get(received.form)
  if (!received || !form) return []
  const { sent, unmapped } = mapLines(form, received.items)
  const wrong = new Set(readWholeForm(found, sent).problems.map(({ field }) => field.split('.')[0]))
  const refused = received.items.filter((line) => {
    const rule = form.items.find(({ item: name }) => name === line.item)
    return rule && wrong.has(rule.field.split('.')[0])
  })
  return [...new Set([...unmapped, ...refused])]
}
