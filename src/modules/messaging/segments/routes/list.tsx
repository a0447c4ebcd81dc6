import type { Hono } from 'hono'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readCursor,
  readForm,
  requireStaff,
  submitOnce,
  writeCursor,
} from '#platform/http/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { createSegment } from '../actions/draft.ts'
import { declaredWords } from '../declared-words.ts'
import { explainToStaff } from '../explain.ts'
import { newForm } from '../forms.ts'
import { FactsForm } from '../pages/facts-form.tsx'
import { ListPage } from '../pages/list-page.tsx'
import { segmentsPath } from '../pages/path.ts'
import { segmentPermissions as may } from '../permissions.ts'
import { segmentsOf } from '../store/segments.ts'
import { staffTexts as t } from '../text/staff.ts'
import { factsErrors, factsOf, givenIn } from './typed.ts'

/** The segments of one's offices, and a new one. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(segmentsPath, (c) => list(c, house))
  app.get(`${segmentsPath}/new`, (c) => showNew(c, house))
  app.post(segmentsPath, (c) => create(c, house))
}

export const homeCrumb = { href: segmentsPath, label: t.title }
const perPage = 50

async function list(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const [before] = readCursor(house, 'segments', c.req.query('after')) ?? []
  const { found, offices } = await house.db.read(async (tx) => {
    const found = await segmentsOf(tx, ownOffices(staff), { before: before?.toString(), most: perPage + 1 })
    return { found, offices: await officesByIds(tx, [...new Set(found.map(({ officeId }) => officeId))]) }
  })
  const segments = found.slice(0, perPage)
  const last = segments.at(-1)
  const next = found.length > perPage && last ? writeCursor(house, 'segments', [last.id]) : undefined
  const words = declaredWords(house)
  return staffPage(
    c,
    house,
    { title: t.title, current: segmentsPath },
    <ListPage
      segments={segments}
      says={({ latest }) => explainToStaff(latest.definition, words)}
      officeOf={new Map([...offices].map(([id, { name }]) => [id, name]))}
      today={house.clock.today()}
      mayWrite={staff.permissions.has(may.write)}
      nextHref={next && `${segmentsPath}?after=${next}`}
    />,
  )
}

async function showNew(c: Ctx, house: House, raw: Raw = {}, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const offices = await house.db.read((tx) => officesToChoose(tx, staff))
  const today = house.clock.today()
  const given = givenIn(raw)
  const suggested: Record<string, string> = {
    from: today.toString(),
    until: today.add({ years: 1 }).subtract({ days: 1 }).toString(),
  }
  return staffPage(
    c,
    house,
    { title: t.new, current: segmentsPath, crumbs: [homeCrumb], errors },
    <FactsForm
      action={segmentsPath}
      submit={t.facts.create}
      given={(name) => given(name) ?? suggested[name]}
      offices={offices}
    />,
  )
}

async function officesToChoose(tx: Tx, staff: Staff): Promise<{ value: string; label: string }[]> {
  const offices = await officesByIds(tx, [...new Set(staff.posts.map(({ officeId }) => officeId))])
  return [...offices.values()].map(({ id, name }) => ({ value: id, label: name }))
}

async function create(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const form = await readForm(c, newForm)
  if (!form.ok) return showNew(c, house, form.raw, form.errors)
  const { name, office } = form.value
  const officeId = parseId<'office'>(office) ?? onlyOffice(staff)
  if (!officeId) return showNew(c, house, form.raw, [{ field: 'office', message: t.problems.choose }])
  const done = await submitOnce(c, house, { form: 'messaging.segment' }, async (tx) => {
    const made = await createSegment(tx, house, staff, { officeId, name, ...factsOf(form.value) })
    return made.ok ? { location: `${segmentsPath}/${made.id}?done=created` } : { errors: factsErrors(made.reason) }
  })
  return done.ok ? done.response : showNew(c, house, form.raw, done.errors)
}

function onlyOffice({ posts }: Staff): OfficeId | undefined {
  const [first, ...more] = new Set(posts.map(({ officeId }) => officeId))
  return more.length === 0 ? first : undefined
}
