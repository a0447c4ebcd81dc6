import type { Hono } from 'hono'
import { z } from 'zod'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
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
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { topicsOf } from '../../choices/index.ts'
import { changeCampaign, draftCampaign } from '../actions/draft.ts'
import { openCampaign } from '../actions/own.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { emptyContent, readContent, typedContent } from '../forms.ts'
import { EditPage } from '../pages/edit-page.tsx'
import { campaignPath, campaignsPath } from '../pages/paths.ts'
import { campaignPermissions as may } from '../permissions.ts'
import type { Campaign } from '../store/campaigns.ts'
import { usableSegments } from '../store/segments.ts'
import { campaignTexts as t } from '../text/index.ts'
import { idIn } from './ids.ts'

/** Writing a campaign. */
export function editRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${campaignsPath}/new`, (c) => show(c, house, {}))
  app.post(campaignsPath, (c) => save(c, house, undefined))
  app.get(`${campaignsPath}/:id/edit`, (c) => show(c, house, { id: idIn<'campaign'>(c, 'id') }))
  app.post(`${campaignsPath}/:id/edit`, (c) => save(c, house, idIn<'campaign'>(c, 'id')))
}

async function save(c: Ctx, house: House, id: CampaignId | undefined): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const form = await readForm(c, z.looseObject({}), { lists: ['channels'] })
  const { raw } = form
  const read = await house.db.read(async (tx) => {
    const { campaign, topics, segments } = await around(tx, house, staff, id)
    return readContent(raw, {
      now: house.clock.now(),
      topics: new Set(topics.map(({ value }) => value)),
      segments: new Set(segments.map((segment) => segment.id)),
      correction: campaign?.content.corrects ? campaign.content : undefined,
    })
  })
  if (!form.ok || !read.ok)
    return show(c, house, { id, errors: [...(form.ok ? [] : form.errors), ...(read.ok ? [] : read.errors)], raw })
  const done = await submitOnce(c, house, { form: `messaging.campaign.write:${id ?? 'new'}` }, async (tx) => {
    if (!id) return { location: `${campaignPath(await draftCampaign(tx, house, staff, read.content))}?done=saved` }
    const changed = await changeCampaign(tx, house, staff, id, read.content)
    return changed.ok
      ? { location: `${campaignPath(id)}?done=saved` }
      : { errors: [{ field: '', message: t.problems[changed.reason] }] }
  }).catch(segmentTaken)
  return done.ok ? done.response : show(c, house, { id, errors: done.errors, raw })
}

/** Another campaign took the segment between the look and the save: the database has refused, and nothing was written. */
function segmentTaken(error: unknown): Submitted {
  const isRefused =
    error instanceof Error && 'constraint' in error && error.constraint === 'segment_serves_one_campaign'
  if (!isRefused) throw error
  return { ok: false, errors: [{ field: 'segment', message: t.form.problems.segment }] }
}

type Shown = { id?: CampaignId | undefined; errors?: readonly FieldError[]; raw?: Raw }

async function show(c: Ctx, house: House, { id, errors = [], raw }: Shown): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const { campaign, topics, segments } = await house.db.read((tx) => around(tx, house, staff, id))
  const path = id ? campaignPath(id) : undefined
  return staffPage(
    c,
    house,
    {
      title: id ? t.form.edit : t.form.new,
      current: campaignsPath,
      crumbs: [
        { href: campaignsPath, label: t.title },
        ...(campaign && path ? [{ href: path, label: t.number(campaign.serial) }] : []),
      ],
      errors,
    },
    <EditPage
      action={path ? `${path}/edit` : campaignsPath}
      typed={raw ?? (campaign ? typedContent(campaign.content) : emptyContent(house.clock.now()))}
      topics={topics}
      segments={segments}
      isCorrection={campaign?.content.corrects !== null && campaign !== undefined}
    />,
  )
}

async function around(tx: Tx, house: House, staff: Staff, id: CampaignId | undefined) {
  const campaign: Campaign | undefined = id && (await openCampaign(tx, staff, id))
  return {
    campaign,
    topics: topicsOf(house).map(({ key, name }) => ({ value: key, label: withoutReadings(name.ja) })),
    segments: await usableSegments(
      tx,
      ownOffices(staff),
      house.clock.today(),
      campaign?.content.segmentVersionId ?? null,
    ),
  }
}
