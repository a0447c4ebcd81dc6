import type { Hono } from 'hono'
import { z } from 'zod'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { readDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { idIn, type Raw, typedIn } from '../../registrants/routes/ids.ts'
import { pdf } from '../../registrants/routes/pdf.ts'
import { seeReservations } from '../actions/affected.ts'
import { letterKind, letterOf, letterOwner } from '../actions/letter.ts'
import { openAtDesk } from '../actions/open-at-desk.ts'
import { endOfficialUse, revokeApproval } from '../actions/revoke.ts'
import { DeskReservationPage } from '../pages/reservation-page.tsx'
import { closuresPath } from '../pages/say.ts'
import { closurePermissions } from '../permissions.ts'
import { revocationRules } from '../profile.ts'
import { deciders, heardWays, revocationOf } from '../store/revocations.ts'
import { staffTexts as t } from '../text/staff.ts'
import { homeCrumb } from './staff.tsx'

const path = `${closuresPath}/reservations/:id`

/** One reservation at the desk of its house: seen, and its approval taken back. */
export function deskReservationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) => page(c, house))
  app.get(`${path}/letter`, (c) => letter(c, house))
  app.post(`${path}/revocation`, (c) => revoke(c, house))
  app.post(`${path}/official-end`, (c) => endOfficial(c, house))
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.read)
  const id = idIn<'reservation'>(c, 'id')
  const shown = await house.db.transact(async (tx) => {
    const { reservation, facility } = await openAtDesk(tx, house, staff, { id })
    const [seen] = await seeReservations(tx, house, staff, [reservation])
    if (!seen) throw new NotFound('reservation')
    const { operatorId } = facility
    const found = await revocationOf(tx, id)
    return {
      seen,
      operator: operatorId ? (await namesOfOrganisations(tx, [operatorId])).get(operatorId) : undefined,
      revocation: found && {
        ...found,
        by: (await staffNames(tx, [found.decidedBy])).get(found.decidedBy) ?? '',
        hasLetter: (await letterOf(tx, found.id)) !== undefined,
      },
    }
  })
  return staffPage(
    c,
    house,
    {
      title: t.reservation.title,
      heading: `${t.reservation.title} ${shown.seen.reservation.number}`,
      current: closuresPath,
      crumbs: [homeCrumb],
      errors,
    },
    <DeskReservationPage
      {...shown}
      rules={revocationRules(house)}
      mayor={house.profile.mayorTitle}
      mayDecide={staff.permissions.has(closurePermissions.decide)}
      mayHandle={staff.permissions.has(closurePermissions.handle)}
      given={typedIn(raw)}
    />,
  )
}

const revocationForm = z.object({
  ground: field.text(60),
  reason: field.text(1000),
  heard: field.choice(heardWays),
  decidedAs: z.enum(deciders, { error: 'choose' }).default('head'),
})

async function revoke(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.decide)
  const id = idIn<'reservation'>(c, 'id')
  const form = await readForm(c, revocationForm)
  if (!form.ok) return page(c, house, form.errors, form.raw)
  const done = await submitOnce(c, house, { form: `reservations.revoke:${id}` }, async (tx) => {
    await revokeApproval(tx, house, staff, { id, ...form.value })
    return { location: `${closuresPath}/reservations/${id}` }
  })
  return done.ok ? done.response : page(c, house, done.errors, form.raw)
}

async function endOfficial(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const id = idIn<'reservation'>(c, 'id')
  const done = await submitOnce(c, house, { form: `reservations.end-official:${id}` }, async (tx) => {
    await endOfficialUse(tx, house, staff, id)
    return { location: `${closuresPath}/reservations/${id}` }
  })
  return done.ok ? done.response : page(c, house, done.errors)
}

async function letter(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.read)
  const id = idIn<'reservation'>(c, 'id')
  const document = await house.db.transact(async (tx) => {
    await openAtDesk(tx, house, staff, { id })
    const decision = await revocationOf(tx, id)
    const drawn = decision && (await letterOf(tx, decision.id))
    const isIt = (one: { kind: string; owner: { id: string } }) =>
      one.kind === letterKind && one.owner.id === (decision && letterOwner(decision.id).id)
    const read = drawn && (await readDocument(tx, drawn.id, isIt))
    if (!read) throw new NotFound('letter')
    for (const personId of read.subjects)
      await recordAudit(tx, {
        actor: staff,
        action: 'documents.document.read',
        subject: read.owner,
        personId,
        reason: 'duty',
        ids: { documentId: read.id },
      })
    return read
  })
  return pdf(c, document.bytes)
}
