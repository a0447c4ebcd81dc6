import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
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
import { type Cell, smallTable, tableFormats } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { outcomeNow } from '../actions/count-outcome.ts'
import { decideChunk } from '../actions/decide-chunk.ts'
import { openCampaign, subject } from '../actions/own.ts'
import { type CampaignOutcome, settledChunks, shownOutcome } from '../domain/outcome.ts'
import { campaignProgress } from '../engine/index.ts'
import { sayLine } from '../pages/outcome-table.tsx'
import { campaignPath, campaignsPath } from '../pages/paths.ts'
import { ProgressPage } from '../pages/progress-page.tsx'
import { ResultsPage } from '../pages/results-page.tsx'
import { campaignPermissions as may, requireCampaigner } from '../permissions.ts'
import { campaignRules } from '../profile.ts'
import type { Campaign } from '../store/campaigns.ts'
import { unknownChunks } from '../store/chunks.ts'
import { campaignTexts as t } from '../text/index.ts'
import { idIn } from './ids.ts'

const refreshSeconds = '5'
const mostUnknown = 50

/** How far a campaign is, what is unknown, and what came of it. */
export function progressRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${campaignsPath}/:id`
  app.get(`${at}/progress`, (c) => progressPage(c, house))
  app.post(`${at}/chunks/:chunk`, (c) => decide(c, house))
  app.get(`${at}/results`, (c) => resultsPage(c, house))
  app.get(`${at}/results/file`, (c) => resultsFile(c, house))
}

async function progressPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireCampaigner(c)
  const id = idIn<'campaign'>(c, 'id')
  const { campaign, counts, ...found } = await house.db.read(async (tx) => {
    const started = requireStarted(await openCampaign(tx, staff, id))
    return {
      campaign: started,
      counts: await campaignProgress(tx, id),
      outcome: await outcomeNow(tx, started),
      unknown: await unknownChunks(tx, id, mostUnknown),
    }
  })
  if (campaign.state === 'sending') c.header('Refresh', refreshSeconds)
  return staffPage(
    c,
    house,
    { ...framed(campaign, t.progress.title), errors },
    <ProgressPage
      campaign={campaign}
      {...found}
      chunks={found.outcome.channels.map((channel) => ({
        channel: t.channels[channel],
        ...settledChunks(counts, channel),
      }))}
      least={campaignRules(house).leastShown}
      may={{ brake: staff.permissions.has(may.brake), decide: staff.permissions.has(may.approve) }}
      decided={c.req.query('done') === 'decided'}
    />,
  )
}

const framed = ({ id, serial }: Campaign, title: string) => ({
  title: `${title}（${t.title}${t.number(serial)}）`,
  heading: title,
  current: campaignsPath,
  crumbs: [
    { href: campaignsPath, label: t.title },
    { href: campaignPath(id), label: t.number(serial) },
  ],
})

function requireStarted(campaign: Campaign): Campaign {
  if (!campaign.materialisedAt) throw new NotFound('progress')
  return campaign
}

async function decide(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.approve)
  const [id, chunk] = [idIn<'campaign'>(c, 'id'), idIn<'chunk'>(c, 'chunk')]
  const form = await readForm(c, z.looseObject({ as: field.choice(['sent', 'again']) }))
  if (!form.ok) return progressPage(c, house, form.errors)
  const done = await submitOnce(c, house, { form: `messaging.chunk.decide:${chunk}` }, async (tx) => {
    const decided = await decideChunk(tx, house, staff, { id, chunk, as: form.value.as })
    return decided.ok
      ? { location: `${campaignPath(id)}/progress?done=decided` }
      : { errors: [{ field: '', message: t.problems['moved-on'] }] }
  })
  return done.ok ? done.response : progressPage(c, house, done.errors)
}

async function resultsPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireCampaigner(c)
  const id = idIn<'campaign'>(c, 'id')
  const { campaign, outcome } = await house.db.read(async (tx) => {
    const found = await openCampaign(tx, staff, id)
    return { campaign: found, outcome: found.materialisedAt ? await outcomeNow(tx, found) : undefined }
  })
  return staffPage(
    c,
    house,
    framed(campaign, t.results.title),
    <ResultsPage
      outcome={outcome}
      least={campaignRules(house).leastShown}
      fileHref={`${campaignPath(id)}/results/file`}
    />,
  )
}

async function resultsFile(c: Ctx, house: House): Promise<Response> {
  const staff = requireCampaigner(c)
  const id = idIn<'campaign'>(c, 'id')
  const format = tableFormats.find((one) => one === c.req.query('format'))
  if (!format) throw new NotFound('file')
  const { campaign, outcome } = await house.db.transact(async (tx) => {
    const found = requireStarted(await openCampaign(tx, staff, id))
    await recordAudit(tx, { actor: staff, action: 'messaging.campaign.results_file', subject: subject(id) })
    return { campaign: found, outcome: await outcomeNow(tx, found) }
  })
  const named = { name: `campaign-${campaign.serial}`, title: t.results.title, format }
  const { bytes, headers } = await smallTable(named, rowsOf(outcome, campaignRules(house).leastShown))
  return c.body(bytes, 200, headers)
}

/** The same table as on the page, with nothing more in it. */
function rowsOf(outcome: CampaignOutcome, least: number): Cell[][] {
  const shown = shownOutcome(outcome, least)
  const say = (count: number | undefined): Cell => count ?? t.outcome.hidden
  return [
    [t.outcome.what, ...outcome.channels.map((channel) => t.channels[channel]), t.outcome.total],
    ...outcome.lines.map(({ key }, row) => [
      sayLine(key),
      ...(shown.cells[row] ?? []).map(say),
      say(shown.rowTotals[row]),
    ]),
    [t.outcome.total, ...shown.columnTotals.map(say), say(shown.total)],
  ]
}
