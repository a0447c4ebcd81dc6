import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase } from '../actions/load-case.ts'
import { RecordPage } from '../pages/resident/record.tsx'
import { valuesFor } from '../pages/resident/words.ts'
import { kindTexts } from '../text/kinds/index.ts'
import { applicationIdOf, applicantOnly } from './verified.tsx'

export function recordRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/record',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      const { submittedAt } = found.application
      if (!submittedAt) throw new NotFound('record')
      const page = (
        <RecordPage lang={lang} found={found} values={valuesFor(house, lang, found)} submittedAt={submittedAt} />
      )
      return residentPage(
        c,
        house,
        { title: kindTexts(lang)[found.definition.kind].record, back: `/applications/${id}` },
        page,
      )
    }),
  )
}
