import type { Hono } from 'hono'
import { type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase } from '../actions/load-case.ts'
import { valuesFor } from '../pages/resident/words.ts'
import { applicantOnly, applicationIdOf, conflictPage, verifiedOnly } from '../routes/verified.tsx'
import { beginAnew } from './begin-anew.ts'
import { Resume } from './pages/resume.tsx'
import { unfinishedTexts } from './text/index.ts'

/** Where somebody comes who begins what they have begun already: on with it, or anew. */
export function resumeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/resume',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      const { state, isGuest } = found.application
      if ((state !== 'draft' && state !== 'confirmed') || isGuest) return seeOther(c, `/applications/${id}`)
      const lang = c.get('lang')
      return residentPage(
        c,
        house,
        { title: unfinishedTexts(lang).resume.title, back: found.start },
        <Resume lang={lang} found={found} values={valuesFor(house, lang, found)} />,
      )
    }),
  )

  app.post(
    '/applications/:id/fresh-start',
    verifiedOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const done = await submitOnce(c, house, { form: `procedures.fresh-start:${id}` }, async (tx) => {
        const begun = await beginAnew(tx, house, resident, id)
        return begun.ok ? { location: `/applications/${begun.id}` } : { errors: [] }
      })
      return done.ok ? done.response : conflictPage(c, house, id)
    }),
  )
}
