import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { recordAudits } from '#platform/audit/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may, reportsSeenBy } from '../../record/index.ts'
import { blockDays, blockReporter, unblockReporter } from '../actions/block.ts'
import { openReport } from '../own.ts'
import { BlockPage, BlocksPage } from '../pages/block-pages.tsx'
import { blocksPath, boardPath, reportPath } from '../pages/paths.ts'
import { blockReasons, standingBlocks } from '../store/blocks.ts'
import { deskTexts } from '../text/index.ts'
import { idIn } from './ids.ts'

const t = deskTexts.block

const blockForm = z.object({
  reason: z.enum(blockReasons, { error: t.problems.reason }),
  days: z.coerce
    .number()
    .refine((days) => blockDays.some((one) => one === days), t.problems.days)
    .transform((days) => blockDays.find((one) => one === days) ?? blockDays[0]),
})

/** Who may not report for a time. */
export function blockRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(blocksPath, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const { blocks, names } = await house.db.transact(async (tx) => {
      const found = await standingBlocks(tx, await reportsSeenBy(tx, house, staff), house.clock.now())
      await recordAudits(
        tx,
        { actor: staff, action: 'reports.block.read', subject: { kind: 'reports.blocks', id: 'list' }, reason: 'duty' },
        found.map(({ personId }) => personId),
      )
      return { blocks: found, names: await staffNames(tx, [...new Set(found.map(({ byStaff }) => byStaff))]) }
    })
    return staffPage(
      c,
      house,
      {
        title: t.list.title,
        current: boardPath,
        crumbs: [{ href: boardPath, label: deskTexts.board.title }],
        styles: ['report-desk.css'],
      },
      <BlocksPage blocks={blocks} names={names} mayLift isLifted={c.req.query('done') === 'lifted'} />,
    )
  })

  app.post(`${blocksPath}/:block/removal`, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'block'>(c, 'block')
    const done = await submitOnce(c, house, { form: `reports.unblock:${id}` }, async (tx) => {
      await unblockReporter(tx, house, staff, id)
      return { location: `${blocksPath}?done=lifted` }
    })
    if (!done.ok) throw new Error('lifting a block has no field')
    return done.response
  })

  app.get(`${boardPath}/:id/block`, (c) => showBlock(c, house))

  app.post(`${boardPath}/:id/block`, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, blockForm)
    if (!form.ok) return showBlock(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: `reports.block:${id}` }, async (tx) =>
      (await blockReporter(tx, house, staff, { id, ...form.value }))
        ? { location: `${reportPath(id)}?done=blocked` }
        : { errors: [{ field: '', message: t.unknown }] },
    )
    return done.ok ? done.response : showBlock(c, house, done.errors, form.raw)
  })
}

async function showBlock(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, may.moderate)
  const report = await house.db.read((tx) => openReport(tx, house, staff, idIn<'report'>(c, 'id')))
  return staffPage(
    c,
    house,
    {
      title: `${report.number} ${t.title}`,
      heading: t.title,
      current: boardPath,
      crumbs: [
        { href: boardPath, label: deskTexts.board.title },
        { href: reportPath(report.id), label: report.number },
      ],
      errors,
    },
    <BlockPage report={report} typed={typed} />,
  )
}
