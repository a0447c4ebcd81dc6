import type { Hono } from 'hono'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Beginning, begunWith, plateFrom } from '../actions/begun-with.ts'
import { blankDraft } from '../domain/draft.ts'
import { filingTexts } from '../text/index.ts'
import { draftOf } from './draft-of.tsx'
import { showForm } from './show-form.tsx'
import { takeForm } from './take-form.tsx'

/** The first page: pictures, place and words. */
export function formRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/new', (c) => showBlank(c, house, c.req.query()))

  app.post('/reports/new', (c) => takeForm(c, house))

  app.get('/reports/new/:draft', async (c) => {
    const found = await draftOf(c, house)
    return 'response' in found ? found.response : showForm(c, house, found)
  })
}

/** The empty form with what its address says. */
export async function showBlank(c: Ctx, house: House, said: Beginning): Promise<Response> {
  const begun = await house.db.read((tx) => begunWith(tx, house, said))
  const t = filingTexts(c.get('lang'))
  if (begun === 'theme_over')
    return showForm(c, house, { draft: blankDraft() }, [{ field: '', message: t.problems.themeOver }])
  const { draft, asset } = begun
  const plate = said.plate === undefined ? undefined : plateFrom(said.plate)
  const about = plate && (asset ? t.plate.known(asset.label, plate) : t.plate.unknown(plate))
  return showForm(c, house, { draft, about, by: draft.reporter && said.by })
}
