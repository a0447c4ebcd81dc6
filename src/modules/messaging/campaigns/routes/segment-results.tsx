import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable, tableFormats } from '#platform/sheets/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { campaignChannels } from '../domain/campaign.ts'
import { addShown, shownOutcome } from '../domain/outcome.ts'
import { campaignsPath, segmentResultsPath } from '../pages/paths.ts'
import { saySum, type SegmentLine, SegmentResultsPage } from '../pages/results-page.tsx'
import { requireCampaigner } from '../permissions.ts'
import { campaignRules } from '../profile.ts'
import { finishedBetween } from '../store/results.ts'
import { campaignTexts } from '../text/index.ts'
import { topicName } from '../view.ts'

const t = campaignTexts.results

/** A month of campaigns by whom they were for, to read and to take along. */
export function segmentResultRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(segmentResultsPath, async (c) => {
    const staff = requireCampaigner(c)
    const month = monthIn(c, house)
    const lines = await house.db.read((tx) => linesOf(tx, house, staff, month))
    return staffPage(
      c,
      house,
      {
        title: t.bySegment,
        current: campaignsPath,
        crumbs: [{ href: campaignsPath, label: campaignTexts.title }],
      },
      <SegmentResultsPage lines={lines} month={month} />,
    )
  })

  app.get(`${segmentResultsPath}/file`, async (c) => {
    const staff = requireCampaigner(c)
    const month = monthIn(c, house)
    const format = tableFormats.find((one) => one === c.req.query('format'))
    if (!format) throw new NotFound('file')
    const lines = await house.db.transact(async (tx) => {
      await recordAudit(tx, {
        actor: staff,
        action: 'messaging.campaign.month_file',
        subject: { kind: 'messaging.month', id: month.toString() },
      })
      return linesOf(tx, house, staff, month)
    })
    const { bytes, headers } = await smallTable({ name: `campaigns-${month}`, title: t.bySegment, format }, [
      [t.segment, t.campaigns, ...campaignChannels.map((channel) => t.sentBy(campaignTexts.channels[channel]))],
      ...lines.map(({ label, campaigns, sent }) => [
        label,
        campaigns,
        ...campaignChannels.map((channel) => (sent[channel].isLeast ? saySum(sent[channel]) : sent[channel].people)),
      ]),
    ])
    return c.body(bytes, 200, headers)
  })
}

function monthIn(c: Ctx, house: House): Temporal.PlainYearMonth {
  const asked = c.req.query('month')
  if (asked === undefined) return house.clock.today().toPlainYearMonth()
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(asked)) throw new NotFound('month')
  return Temporal.PlainYearMonth.from(asked)
}

async function linesOf(
  tx: Tx,
  house: House,
  staff: Staff,
  month: Temporal.PlainYearMonth,
): Promise<readonly SegmentLine[]> {
  const { leastShown } = campaignRules(house)
  const first = (one: Temporal.PlainYearMonth) => one.toPlainDate({ day: 1 }).toZonedDateTime(wardTimeZone).toInstant()
  const span = { from: first(month), until: first(month.add({ months: 1 })) }
  const lines = new Map<string, SegmentLine>()
  for (const { topic, segment, segmentName, outcome } of await finishedBetween(tx, ownOffices(staff), span)) {
    const key = segment ?? `topic ${topic}`
    const { label, campaigns, sent } = lines.get(key) ?? {
      label: segmentName ?? t.topicOnly(topicName(house, topic) ?? ''),
      campaigns: 0,
      sent: nothing,
    }
    const shown = shownOutcome(outcome, leastShown).cells[outcome.lines.findIndex((line) => line.key === 'sent')] ?? []
    const of = (channel: (typeof campaignChannels)[number]) => {
      const at = outcome.channels.indexOf(channel)
      return at < 0 ? sent[channel] : addShown(sent[channel], shown[at])
    }
    const added = { line: of('line'), push: of('push'), mail: of('mail'), letter: of('letter') }
    lines.set(key, { label, campaigns: campaigns + 1, sent: added })
  }
  return [...lines.values()].toSorted((one, other) => one.label.localeCompare(other.label, 'ja'))
}

const none = { people: 0, isLeast: false }
const nothing: SegmentLine['sent'] = { line: none, push: none, mail: none, letter: none }
