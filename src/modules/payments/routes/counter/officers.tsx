import type { Hono } from 'hono'
import { z } from 'zod'
import { findEmployed, officesByKeys, staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { OfficersPage } from '../../pages/counter/officers-page.tsx'
import { may } from '../../permissions.ts'
import { endOfficer, nameOfficer, officersFrom } from '../../store/counter/officers.ts'
import { counterText } from '../../text/counter.ts'
import { actOnce } from '../act.ts'

const t = counterText.officers
const here = '/staff/payments/officers'
type Done = keyof typeof t.done

const form = z.object({
  staffNumber: field.text(20),
  office: field.text(60),
  kind: field.choice(['treasurer', 'handler']),
  from: field.day(parseWareki),
})

/** Who leads an office with a drawer says who may touch its money. */
export function officerRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(here, (c) => show(c, house))

  app.post(here, async (c) => {
    requireStaff(c, may.close)
    const read = await readForm(c, form)
    if (!read.ok) return show(c, house, read.errors, read.raw)
    return actOnce(c, house, {
      permission: may.close,
      show: (errors) => show(c, house, errors, read.raw),
      work: async (tx, staff) => {
        const { staffNumber, office, kind, from } = read.value
        if (!(await ledOffices(tx, house, staff)).some(({ key }) => key === office)) throw new NotFound()
        const staffId = await findEmployed(tx, staffNumber, from)
        if (!staffId) return { field: 'staffNumber', message: t.unknown }
        const named = await nameOfficer(tx, { staffId, officeKey: office, kind, from, by: staff.staffId })
        if (!named) return { field: 'staffNumber', message: t.already }
        await audit(tx, staff, staffId, 'name')
        return { location: `${here}?done=named` }
      },
    })
  })

  app.post(`${here}/:id/end`, (c) =>
    actOnce(c, house, {
      permission: may.close,
      show: (errors) => show(c, house, errors),
      work: async (tx, staff) => {
        const id = parseId<'cash-officer'>(c.req.param('id'))
        const today = house.clock.today()
        const offices = await ledOffices(tx, house, staff)
        const officer = (await officersFrom(tx, today)).find((one) => one.id === id)
        if (!officer || !offices.some(({ key }) => key === officer.officeKey)) throw new NotFound()
        if (!(await endOfficer(tx, officer.id, today))) return { message: counterText.gone }
        await audit(tx, staff, officer.staffId, 'end')
        return { location: `${here}?done=ended` }
      },
    }),
  )
}

async function show(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  raw: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, may.close)
  const facts = await house.db.read(async (tx) => {
    const offices = await ledOffices(tx, house, staff)
    const all = await officersFrom(tx, house.clock.today())
    const officers = all.filter(({ officeKey }) => offices.some(({ key }) => key === officeKey))
    return { offices, officers, names: await staffNames(tx, [...new Set(officers.map(({ staffId }) => staffId))]) }
  })
  const done = Object.keys(t.done).find((one): one is Done => one === c.req.query('done'))
  const typed = Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/payments/counter', errors },
    <OfficersPage staff={staff} done={done} typed={typed} {...facts} />,
  )
}

/** Offices with a drawer that this member leads. */
async function ledOffices(tx: Tx, { profile, clock }: House, staff: Staff): Promise<{ key: string; name: string }[]> {
  const keys = [...new Set((profile.treasury?.drawers ?? []).map(({ officeKey }) => officeKey))]
  const offices = await officesByKeys(tx, keys, clock.today())
  const led = new Set(staff.posts.filter(({ role }) => role === 'manager').map(({ officeId }) => officeId))
  return [...offices].filter(([, { id }]) => led.has(id)).map(([key, { name }]) => ({ key, name }))
}

const audit = (tx: Tx, actor: Staff, id: string, verb: string) =>
  recordAudit(tx, { actor, action: `payments.cash_officer.${verb}`, subject: { kind: 'people.staff', id } })
