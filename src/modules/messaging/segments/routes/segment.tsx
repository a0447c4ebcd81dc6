import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  type Submitted,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { approveVersion, retireSegment, returnVersion, submitVersion } from '../actions/approve.ts'
import { addCondition, changeFacts, removeCondition, startVersion } from '../actions/draft.ts'
import { previewOpen } from '../actions/preview-open.ts'
import { showSegment } from '../actions/show.ts'
import { unknownTown } from '../actions/towns.ts'
import { declaredWords } from '../declared-words.ts'
import { isOwnWork, type SegmentId } from '../domain/version.ts'
import { conditionForm, factsForm, readConditionForm, removalForm, returnForm } from '../forms.ts'
import { segmentsPath } from '../pages/path.ts'
import { SegmentPage, type SegmentPageProps } from '../pages/segment-page.tsx'
import { segmentPermissions as may } from '../permissions.ts'
import { currentSnapshot } from '../snapshot/current.ts'
import { staffTexts as t } from '../text/staff.ts'
import { homeCrumb } from './list.tsx'
import { factsErrors, factsOf, givenIn } from './typed.ts'

/** One segment: its draft, its approval, its versions. */
export function segmentRoutes(app: Hono<HttpEnv>, house: House): void {
  const path = `${segmentsPath}/:id`
  app.get(path, (c) => show(c, house))
  app.post(`${path}/facts`, (c) => saveFacts(c, house))
  app.post(`${path}/conditions`, (c) => add(c, house))
  app.post(`${path}/conditions/removal`, (c) => remove(c, house))
  app.post(`${path}/preview`, (c) => preview(c, house))
  app.post(`${path}/submission`, (c) => submit(c, house))
  app.post(`${path}/return`, (c) => giveBack(c, house))
  app.post(`${path}/approval`, (c) => approve(c, house))
  app.post(`${path}/versions`, (c) => renew(c, house))
  app.post(`${path}/end`, (c) => end(c, house))
}

type Again = { raw?: Raw; errors?: readonly FieldError[]; opened?: SegmentPageProps['opened'] }

async function show(c: Ctx, house: House, { raw = {}, errors = [], opened }: Again = {}): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const view = await house.db.read((tx) => showSegment(tx, house, staff, idOf(c)))
  // While somebody reads and types, the ward is counted for the preview that follows.
  if (view.state === 'draft') void currentSnapshot(house).catch(() => {})
  return staffPage(
    c,
    house,
    { title: t.title, heading: view.head.name, current: segmentsPath, crumbs: [homeCrumb], errors },
    <SegmentPage
      {...view}
      words={declaredWords(house)}
      may={{
        write: staff.permissions.has(may.write),
        approve: staff.permissions.has(may.approve),
        isOwnWork: isOwnWork(view.shown, staff.staffId),
      }}
      given={givenIn(raw)}
      opened={opened}
      done={errors.length > 0 ? undefined : t.done[c.req.query('done') ?? '']}
    />,
  )
}

async function saveFacts(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const id = idOf(c)
  const form = await readForm(c, factsForm)
  if (!form.ok) return show(c, house, { raw: form.raw, errors: form.errors, opened: 'facts' })
  const { name } = form.value
  const facts = factsOf(form.value)
  const done = await submitOnce(c, house, { form: `messaging.segment-facts:${id}` }, async (tx) => {
    const saved = await changeFacts(tx, house, staff, { id, name, ...facts })
    return saved.ok ? { location: pageOf(id, 'saved') } : { errors: factsErrors(saved.reason) }
  })
  return done.ok ? done.response : show(c, house, { raw: form.raw, errors: done.errors, opened: 'facts' })
}

async function add(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const id = idOf(c)
  const form = await readForm(c, conditionForm)
  if (!form.ok) return show(c, house, { raw: form.raw, errors: form.errors })
  const { kind } = form.value
  const again = (errors: readonly FieldError[]) => show(c, house, { raw: form.raw, errors, opened: kind })
  const read = readConditionForm(kind, form.raw)
  if (!read.ok) return again(read.errors)
  const { list, condition } = read
  const town = 'area' in condition && (await unknownTown(house, condition.area))
  if (town) return again([{ field: 'area-towns', message: t.problems.town(town) }])
  const done = await submitOnce(c, house, { form: `messaging.segment-condition:${id}` }, async (tx) => {
    const problem = await addCondition(tx, house, staff, { id, list, condition })
    return problem
      ? { errors: [{ field: `${kind}-list`, message: t.problems[problem.why] }] }
      : { location: pageOf(id, 'added') }
  })
  return done.ok ? andPreview(house, staff, id, done.response) : again(done.errors)
}

async function remove(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const id = idOf(c)
  const form = await readForm(c, removalForm)
  if (!form.ok) return show(c, house, { errors: form.errors })
  const { list, part: shown } = form.value
  const done = await submitOnce(c, house, { form: `messaging.segment-removal:${id}` }, async (tx) => {
    await removeCondition(tx, house, staff, { id, list, shown })
    return { location: pageOf(id, 'removed') }
  })
  return done.ok ? andPreview(house, staff, id, done.response) : show(c, house, { errors: done.errors })
}

/** The draft is saved; a number that cannot be told now is asked for again by a button of the page. */
async function andPreview(house: House, staff: Staff, id: SegmentId, response: Response): Promise<Response> {
  await previewOpen(house, staff, id).catch((err: unknown) => house.log.warn({ err }, 'segment preview failed'))
  return response
}

async function preview(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const id = idOf(c)
  const told = await previewOpen(house, staff, id)
  if (told?.ok === false) return show(c, house, { errors: [{ field: '', message: t.preview.refused[told.reason] }] })
  return act(c, house, 'preview', async () => undefined)
}

async function submit(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  return act(c, house, 'submitted', (tx, id) => submitVersion(tx, house, staff, id))
}

async function giveBack(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const form = await readForm(c, returnForm)
  if (!form.ok) return show(c, house, { raw: form.raw, errors: form.errors, opened: 'return' })
  const { why } = form.value
  return act(c, house, 'returned', async (tx, id) => {
    await returnVersion(tx, staff, { id, why })
    return undefined
  })
}

async function approve(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.approve)
  const form = await readForm(c, z.object({ shown: z.string() }))
  if (!form.ok) return show(c, house, { errors: form.errors })
  const { shown } = form.value
  return act(c, house, 'approved', (tx, id) => approveVersion(tx, house, staff, { id, shown }))
}

async function renew(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  return act(c, house, 'renewed', async (tx, id) => {
    await startVersion(tx, house, staff, id)
    return undefined
  })
}

async function end(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  return act(c, house, 'ended', async (tx, id) => {
    await retireSegment(tx, house, staff, id)
    return undefined
  })
}

type Problem = Exclude<keyof typeof t.problems, 'number' | 'town'>

async function act(
  c: Ctx,
  house: House,
  done: string,
  work: (tx: Tx, id: SegmentId) => Promise<Problem | undefined>,
): Promise<Response> {
  const id = idOf(c)
  const outcome: Submitted = await submitOnce(c, house, { form: `messaging.segment-${done}:${id}` }, async (tx) => {
    const problem = await work(tx, id)
    return problem ? { errors: [{ field: '', message: t.problems[problem] }] } : { location: pageOf(id, done) }
  })
  return outcome.ok ? outcome.response : show(c, house, { errors: outcome.errors })
}

const pageOf = (id: SegmentId, done: string): string => `${segmentsPath}/${id}?done=${done}`

function idOf(c: Ctx): SegmentId {
  const id = parseId<'segment'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('segment')
  return id
}
