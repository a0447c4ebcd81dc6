import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { downloadFile } from '#platform/files/index.ts'
import { type Ctx, type HttpEnv, readCursor, requireStaff, submitOnce, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boardPath } from '../../desk/pages/paths.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { drawingSubject, removeDrawing } from '../actions/add-drawing.ts'
import { openDrawing } from '../actions/open-drawing.ts'
import { drawingKinds } from '../domain/drawing.ts'
import { assetsSeenBy } from '../own.ts'
import { DrawingsPage } from '../pages/drawings-page.tsx'
import { assetPath, assetsPath, drawingsPath } from '../pages/paths.ts'
import { type DrawingFilter, listDrawings } from '../store/drawings.ts'
import { assetTexts } from '../text/index.ts'
import { requireReader } from './reader.ts'

const t = assetTexts.drawings
const pageSize = 50
const list = 'reports.drawings'

/** Drawings by title and town, their files, and that one is wrong. */
export function drawingRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(drawingsPath, (c) => showDrawings(c, house))

  app.get(`${drawingsPath}/:drawing/file`, async (c) => {
    const staff = requireReader(c)
    const id = idIn<'drawing'>(c, 'drawing')
    const drawing = await house.db.transact(async (tx) => {
      const found = await openDrawing(tx, house, staff, id)
      await recordAudit(tx, { actor: staff, action: 'reports.drawing.read', subject: drawingSubject(id) })
      return found
    })
    return downloadFile(house, drawing.fileId, (file) => file.owner.id === id)
  })

  app.post(`${drawingsPath}/:drawing/removal`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const id = idIn<'drawing'>(c, 'drawing')
    const done = await submitOnce(c, house, { form: `reports.drawing.remove:${id}` }, async (tx) => {
      const { assetId } = await removeDrawing(tx, house, staff, id)
      return { location: `${assetId ? assetPath(assetId) : drawingsPath}?done=removed` }
    })
    return done.ok ? done.response : showDrawings(c, house)
  })
}

async function showDrawings(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const query = c.req.query()
  const filter = filterOf(query)
  const after = readCursor(house, list, query.after)
  const drawings = await house.db.read(async (tx) =>
    listDrawings(
      tx,
      await assetsSeenBy(tx, house, staff),
      filter,
      after && { at: String(after[0]), id: String(after[1]) },
      pageSize + 1,
    ),
  )
  const shown = drawings.slice(0, pageSize)
  const last = drawings.length > pageSize ? shown.at(-1) : undefined
  const more = last && new URLSearchParams({ ...filter, after: writeCursor(house, list, [last.cursor, last.id]) })
  const { done } = query
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: boardPath,
      crumbs: [{ href: assetsPath, label: assetTexts.list.title }],
      styles: ['queue.css'],
    },
    <DrawingsPage
      drawings={shown}
      filter={filter}
      more={more && `${drawingsPath}?${more.toString()}`}
      mayManage={staff.permissions.has(may.manage)}
      done={done === 'drawn' || done === 'removed' ? done : undefined}
    />,
  )
}

function filterOf({ find, town, kind }: Readonly<Record<string, string | undefined>>): DrawingFilter {
  const short = (text: string | undefined) => {
    const trimmed = text?.normalize('NFKC').trim().slice(0, 60)
    return trimmed && !/[\p{C}]/u.test(trimmed) ? trimmed : undefined
  }
  const found = { find: short(find), town: short(town), kind: drawingKinds.find((one) => one === kind) }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as DrawingFilter
}
