import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { langs } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { topicsOf } from '../../choices/index.ts'
import { raiseEmergency } from '../actions/draft.ts'
import { bodyField, readContent, subjectField, textOf, typedContent } from '../forms.ts'
import type { CampaignContent } from '../domain/campaign.ts'
import { EmergencyPage } from '../pages/emergency-page.tsx'
import { campaignPath, campaignsPath, emergencyPath } from '../pages/paths.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { type CampaignRules, campaignRules } from '../profile.ts'
import { campaignTexts as t } from '../text/index.ts'

type Prepared = CampaignRules['emergencies'][number]

/** The short way for the night. */
export function emergencyRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(emergencyPath, (c) => show(c, house))

  app.post(emergencyPath, async (c) => {
    const staff = requireStaff(c, may.write)
    const form = await readForm(c, z.looseObject({}))
    const chosen = preparedIn(c, house)
    if (!chosen) return show(c, house)
    const read = readContent(wholeForm(house, chosen, form.raw), {
      now: house.clock.now(),
      topics: new Set(topicsOf(house).map(({ key }) => key)),
      segments: new Set(),
    })
    const errors = [
      ...(form.ok ? [] : form.errors),
      ...(read.ok ? [] : read.errors),
      ...(textOf(form.raw, 'night') === '' ? [{ field: 'night', message: t.emergencyForm.tickMissing }] : []),
    ]
    if (!read.ok || errors.length > 0) return show(c, house, errors, form.raw)
    const now = house.clock.now()
    const content = { ...read.content, sendAt: now.toString(), expiresAt: now.add({ hours: chosen.hours }).toString() }
    const done = await submitOnce(c, house, { form: 'messaging.campaign.emergency' }, async (tx) => {
      const { id, submitted } = await raiseEmergency(tx, house, staff, content)
      if (submitted.ok) return { location: `${campaignPath(id)}?done=submitted` }
      return submitted.reason === 'problems'
        ? { errors: submitted.problems.map(({ field, why }) => ({ field, message: t.form.problems[why] })) }
        : { errors: [{ field: '', message: t.problems[submitted.reason] }] }
    })
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })
}

const preparedIn = (c: Ctx, house: House): Prepared | undefined =>
  campaignRules(house).emergencies.find(({ key }) => key === c.req.query('text'))

/** What the short form does not ask comes from the prepared text. */
function wholeForm(house: House, chosen: Prepared, raw: Raw): Raw {
  const typed = typedContent(contentOf(house, chosen))
  const asked = ['override_reason', ...langs.flatMap((lang) => [subjectField(lang), bodyField(lang)])]
  return { ...typed, ...Object.fromEntries(asked.map((name) => [name, raw[name] ?? ''])) }
}

function contentOf(house: House, chosen: Prepared): CampaignContent {
  const now = house.clock.now()
  const { ja, easy, en } = chosen.texts
  return {
    title: chosen.label,
    topic: chosen.topic,
    segmentVersionId: null,
    urgency: 'emergency',
    isStatutory: false,
    channels: chosen.channels,
    texts: { ja, ...(easy && { easy }), ...(en && { en }) },
    link: chosen.link,
    sourceAt: null,
    sendAt: now.toString(),
    expiresAt: now.add({ hours: chosen.hours }).toString(),
    overrideReason: chosen.reason,
    corrects: null,
  }
}

function show(c: Ctx, house: House, errors: readonly FieldError[] = [], raw?: Raw): Response {
  requireStaff(c, may.write)
  const chosen = preparedIn(c, house)
  return staffPage(
    c,
    house,
    {
      title: t.emergencyForm.title,
      current: campaignsPath,
      crumbs: [{ href: campaignsPath, label: t.title }],
      errors,
    },
    <EmergencyPage
      prepared={campaignRules(house).emergencies}
      chosen={chosen}
      typed={raw ?? (chosen ? typedContent(contentOf(house, chosen)) : {})}
    />,
  )
}
