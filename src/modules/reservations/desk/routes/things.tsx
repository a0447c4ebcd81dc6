import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki, wardTimeZone } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { readTime } from '../../booking/domain/chosen.ts'
import { knownWard } from '../../known-ward.ts'
import { putPiecesBack, takePiecesOut } from '../actions/equipment.ts'
import { addKey, dropKey, lendKeyToRole, returnKey } from '../actions/keys.ts'
import { noteSeenLoans } from '../actions/sheet.ts'
import { EquipmentPage } from '../pages/equipment-page.tsx'
import { KeysPage } from '../pages/keys-page.tsx'
import { facilitiesPath, sheetPath } from '../pages/say.tsx'
import { deskPermissions } from '../permissions.ts'
import { equipmentStates, outageReasons, outagesOf, promisedTooMuch } from '../store/equipment.ts'
import { deskFacility } from '../store/facilities.ts'
import { keyLoansOf, keyRoles, keysOf } from '../store/keys.ts'
import { deskTexts } from '../text.ts'
import { thingTexts } from '../things-text.ts'
import { idIn } from './at-desk.ts'

const keysPath = `${facilitiesPath}/:slug/keys`
const equipmentPath = `${facilitiesPath}/:slug/equipment`
const slugOf = (c: Ctx) => c.req.param('slug') ?? ''

const keyForm = z.looseObject({ name: field.text(60), space: field.optionalText(12) })
const loanForm = z.looseObject({
  key: z.string({ error: thingTexts.keys.problems.choose }).min(1, { error: thingTexts.keys.problems.choose }),
  role: field.choice(keyRoles),
  until: field.text(10),
})
const outageForm = z.looseObject({
  equipment: z
    .string({ error: thingTexts.equipment.problems.choose })
    .regex(/^\d{1,9}$/, { error: thingTexts.equipment.problems.choose }),
  pieces: field.wholeNumber(1, 500),
  last: field.day(parseWareki),
  why: field.choice(outageReasons),
})

/** Keys and equipment of a facility. */
export function thingRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(keysPath, (c) => keysPage(c, house))
  app.post(keysPath, (c) => add(c, house))
  app.post(`${keysPath}/loans`, (c) => lend(c, house))
  app.post(`${keysPath}/loans/:loan/return`, async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const loan = idIn<'key-loan'>(c, 'loan')
    const done = await submitOnce(c, house, { form: `reservations.key-return:${loan}` }, async (tx) => {
      await returnKey(tx, house, staff, { where: { slug: slugOf(c) }, loan })
      return { location: `${facilitiesPath}/${slugOf(c)}/keys` }
    })
    return done.ok ? done.response : keysPage(c, house, done.errors)
  })
  app.post(`${keysPath}/:key/removal`, async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const keyId = idIn<'key'>(c, 'key')
    const done = await submitOnce(c, house, { form: `reservations.key-removal:${keyId}` }, async (tx) => {
      await dropKey(tx, house, staff, { slug: slugOf(c), keyId })
      return { location: `${facilitiesPath}/${slugOf(c)}/keys` }
    })
    return done.ok ? done.response : keysPage(c, house, done.errors)
  })
  app.get(equipmentPath, (c) => equipmentPage(c, house))
  app.post(`${equipmentPath}/outages`, (c) => takeOut(c, house))
  app.post(`${equipmentPath}/outages/:outage/end`, async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = idIn<'equipment-outage'>(c, 'outage')
    const done = await submitOnce(c, house, { form: `reservations.outage-end:${id}` }, async (tx) => {
      await putPiecesBack(tx, house, staff, { slug: slugOf(c), id })
      return { location: `${facilitiesPath}/${slugOf(c)}/equipment` }
    })
    return done.ok ? done.response : equipmentPage(c, house, done.errors)
  })
}

async function add(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.handle)
  const form = await readForm(c, keyForm)
  if (!form.ok) return keysPage(c, house, form.errors, form.raw)
  const { name, space } = form.value
  const done = await submitOnce(c, house, { form: 'reservations.key' }, async (tx) => {
    const spaceId = space && /^\d+$/.test(space) ? Number(space) : null
    const isAdded = await addKey(tx, house, staff, { slug: slugOf(c), name, spaceId })
    return isAdded
      ? { location: `${facilitiesPath}/${slugOf(c)}/keys` }
      : { errors: [{ field: 'name', message: thingTexts.keys.problems.taken }] }
  })
  return done.ok ? done.response : keysPage(c, house, done.errors, form.raw)
}

async function lend(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.handle)
  const form = await readForm(c, loanForm)
  if (!form.ok) return keysPage(c, house, form.errors, form.raw)
  const { problems } = thingTexts.keys
  const plainTime = readTime(form.value.until)
  if (!plainTime) return keysPage(c, house, [{ field: 'until', message: problems.time }], form.raw)
  const keyId = parseId<'key'>(form.value.key)
  if (!keyId) return keysPage(c, house, [{ field: 'key', message: problems.choose }], form.raw)
  const until = house.clock.today().toZonedDateTime({ timeZone: wardTimeZone, plainTime }).toInstant()
  const done = await submitOnce(c, house, { form: 'reservations.key-loan' }, async (tx) => {
    const { role } = form.value
    const answer = await lendKeyToRole(tx, house, staff, { slug: slugOf(c), keyId, role, until })
    if (answer === 'lent') return { location: `${facilitiesPath}/${slugOf(c)}/keys` }
    return { errors: [{ field: answer === 'past' ? 'until' : 'key', message: problems[answer] }] }
  })
  return done.ok ? done.response : keysPage(c, house, done.errors, form.raw)
}

async function takeOut(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.handle)
  const form = await readForm(c, outageForm)
  if (!form.ok) return equipmentPage(c, house, form.errors, form.raw)
  const { equipment, pieces, last, why } = form.value
  const done = await submitOnce(c, house, { form: 'reservations.outage' }, async (tx) => {
    const asked = { slug: slugOf(c), equipmentId: Number(equipment), pieces, last, why }
    const answer = await takePiecesOut(tx, house, staff, asked)
    if (answer === 'out') return { location: `${facilitiesPath}/${slugOf(c)}/equipment` }
    const message = thingTexts.equipment.problems[answer]
    return { errors: [{ field: answer === 'pieces' ? 'pieces' : 'last', message }] }
  })
  return done.ok ? done.response : equipmentPage(c, house, done.errors, form.raw)
}

const typedIn = (raw: Raw) => (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)

async function keysPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const found = await house.db.transact(async (tx) => {
    const facility = await deskFacility(tx, staff, { slug: slugOf(c) }, house.clock.today())
    const loans = await keyLoansOf(tx, { facilityId: facility.id })
    await noteSeenLoans(tx, house, staff, { facility, loans })
    const spaces = [...(await knownWard(tx, house)).spaces.values()].filter(
      (space) => space.facility.id === facility.id,
    )
    return { facility, loans, spaces, keys: await keysOf(tx, facility.id) }
  })
  return staffPage(
    c,
    house,
    { ...headOf(house, found.facility, thingTexts.keys.title), errors },
    <KeysPage
      {...found}
      slug={found.facility.slug}
      now={house.clock.now()}
      mayHandle={staff.permissions.has(deskPermissions.handle)}
      typed={typedIn(raw)}
    />,
  )
}

async function equipmentPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  raw: Raw = {},
): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const today = house.clock.today()
  const found = await house.db.read(async (tx) => {
    const facility = await deskFacility(tx, staff, { slug: slugOf(c) }, today)
    return {
      facility,
      states: await equipmentStates(tx, facility.id, today),
      outages: await outagesOf(tx, facility.id, today),
      promised: await promisedTooMuch(tx, facility.id, today),
    }
  })
  return staffPage(
    c,
    house,
    { ...headOf(house, found.facility, thingTexts.equipment.title), errors },
    <EquipmentPage
      {...found}
      slug={found.facility.slug}
      mayHandle={staff.permissions.has(deskPermissions.handle)}
      typed={typedIn(raw)}
    />,
  )
}

const headOf = (house: House, { slug, name }: { slug: string; name: string }, title: string) => ({
  title: `${name} ${title}`,
  current: facilitiesPath,
  crumbs: [
    { href: facilitiesPath, label: deskTexts.title },
    { href: sheetPath(slug, house.clock.today()), label: name },
  ],
  styles: ['sheet.css'] as const,
})
