import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { approveCampaign } from '../actions/approve.ts'
import { correctCampaign } from '../actions/correct.ts'
import { brake, release, withdrawCampaign } from '../actions/stop.ts'
import { returnCampaign, submitCampaign } from '../actions/submit.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { CampaignPage, type CampaignNews, isNews } from '../pages/campaign-page.tsx'
import { campaignPath, campaignsPath } from '../pages/paths.ts'
import { campaignPermissions as may, requireCampaigner } from '../permissions.ts'
import { sendToSelf } from '../tests/send.ts'
import { campaignTexts as t } from '../text/index.ts'
import { campaignView } from '../view.ts'
import { idIn } from './ids.ts'

type Outcome = { done: CampaignNews; id?: CampaignId } | { errors: FieldError[] }
type Deed = (tx: Tx, staff: Staff, id: CampaignId) => Promise<Outcome>

/** A campaign and what is done with it by one press each. */
export function campaignRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${campaignsPath}/:id`
  const movedOn = { errors: [{ field: '', message: t.problems['moved-on'] }] }
  app.get(at, (c) => show(c, house))

  app.post(`${at}/approval`, async (c) => {
    requireStaff(c, may.approve)
    const form = await readForm(c, z.looseObject({ fingerprint: z.string().optional(), night: z.string().optional() }))
    const { fingerprint = '', night = '' } = form.ok ? form.value : {}
    return press(c, house, { permission: may.approve, form: 'approve' }, async (tx, staff, id) => {
      const approved = await approveCampaign(tx, house, staff, { id, fingerprint, saysNight: night !== '' })
      if (approved.ok) return { done: approved.needsAnother ? 'another' : 'approved' }
      const { reason } = approved
      if (reason === 'moved-on' || reason === 'segment') return { errors: [{ field: '', message: t.problems[reason] }] }
      return { errors: [{ field: reason === 'night' ? 'night' : '', message: t.approval.problems[reason] }] }
    })
  })

  app.post(`${at}/submission`, (c) =>
    press(c, house, { permission: may.write, form: 'submit' }, async (tx, staff, id) => {
      const submitted = await submitCampaign(tx, house, staff, id)
      if (submitted.ok) return { done: 'submitted' }
      if (submitted.reason !== 'problems') return { errors: [{ field: '', message: t.problems[submitted.reason] }] }
      return { errors: submitted.problems.map(({ why }) => ({ field: '', message: t.form.problems[why] })) }
    }),
  )

  app.post(`${at}/return`, (c) =>
    press(c, house, { permission: may.write, form: 'return' }, async (tx, staff, id) =>
      (await returnCampaign(tx, house, staff, id)).ok ? { done: 'returned' } : movedOn,
    ),
  )

  app.post(`${at}/withdrawal`, (c) =>
    press(c, house, { permission: may.write, form: 'withdraw' }, async (tx, staff, id) =>
      (await withdrawCampaign(tx, house, staff, id)).ok ? { done: 'withdrawn' } : movedOn,
    ),
  )

  app.post(`${at}/brake`, (c) =>
    press(c, house, { permission: may.brake, form: 'brake' }, async (tx, staff, id) =>
      (await brake(tx, house, staff, id)).ok ? { done: 'braked' } : movedOn,
    ),
  )

  app.post(`${at}/release`, (c) =>
    press(c, house, { permission: may.brake, form: 'release' }, async (tx, staff, id) =>
      (await release(tx, house, staff, id)).ok ? { done: 'released' } : movedOn,
    ),
  )

  app.post(`${at}/correction`, (c) =>
    press(c, house, { permission: may.write, form: 'correct' }, async (tx, staff, id) => {
      const corrected = await correctCampaign(tx, house, staff, id)
      if (corrected.ok) return { done: 'corrected', id: corrected.correction }
      if (corrected.reason === 'corrected-already') return { done: 'corrected', id: corrected.correction }
      return corrected.reason === 'nobody-told' ? { errors: [{ field: '', message: t.course.nobodyTold }] } : movedOn
    }),
  )

  app.post(`${at}/test`, (c) =>
    press(c, house, { permission: may.write, form: 'test' }, async (tx, staff, id) =>
      (await sendToSelf(tx, house, staff, id))
        ? { done: 'tested' }
        : { errors: [{ field: '', message: t.tests.problems.none }] },
    ),
  )
}

async function press(c: Ctx, house: House, what: { permission: string; form: string }, deed: Deed): Promise<Response> {
  const staff = requireStaff(c, what.permission)
  const id = idIn<'campaign'>(c, 'id')
  const done = await submitOnce(c, house, { form: `messaging.campaign.${what.form}:${id}` }, async (tx) => {
    const outcome = await deed(tx, staff, id)
    return 'errors' in outcome ? outcome : { location: `${campaignPath(outcome.id ?? id)}?done=${outcome.done}` }
  })
  return done.ok ? done.response : show(c, house, done.errors)
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireCampaigner(c)
  const id = idIn<'campaign'>(c, 'id')
  const done = c.req.query('done')
  const view = await house.db.read((tx) => campaignView(tx, house, staff, id))
  return staffPage(
    c,
    house,
    {
      title: `${t.title}${t.number(view.campaign.serial)}`,
      heading: view.campaign.content.title,
      current: campaignsPath,
      crumbs: [{ href: campaignsPath, label: t.title }],
      errors,
      styles: ['campaigns.css'],
    },
    <CampaignPage view={view} done={errors.length === 0 && isNews(done) ? done : undefined} />,
  )
}
