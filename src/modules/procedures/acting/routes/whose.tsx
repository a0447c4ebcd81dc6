import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { startForOther } from '../../actions/start.ts'
import { currentRevision } from '../../store/revisions.ts'
import { choicesFor } from '../actions/choose.ts'
import { ChooseWhose } from '../pages/acting-pages.tsx'
import { actingTexts } from '../text/index.ts'

export const whoseForm = z.object({ whose: z.string().max(40).default('') })

/** Asks whose matter it is where somebody may act for others; `undefined`: it can only be their own. */
export async function askWhose(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  procedure: string,
  { value, errors = [] }: { value?: string; errors?: readonly FieldError[] } = {},
): Promise<Response | undefined> {
  const { definition, choices } = await house.db.read(async (tx) => {
    const revision = await currentRevision(tx, procedure)
    if (!revision) throw new NotFound('procedure')
    const { definition } = revision
    return { definition, choices: await choicesFor(tx, house, resident.personId, definition) }
  })
  if (choices.length === 0 && errors.length === 0) return undefined
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    { title: actingTexts(lang).choose.title, back: `/procedures/${procedure}`, errors, robots: 'noindex' },
    <ChooseWhose lang={lang} definition={definition} choices={choices} value={value} />,
  )
}

/** Begins it in somebody's matter. What cannot be chosen, or not any more, is asked again. */
export async function startForSomebody(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { procedure, whose }: { procedure: string; whose: string },
): Promise<Response> {
  const lang = c.get('lang')
  const done = await submitOnce(c, house, { form: `procedures.start:${procedure}` }, async (tx) => {
    const started = await startForOther(tx, house, resident, { procedure, lang, onBehalfOf: whose })
    if (started) return { location: `/applications/${started.id}${started.isNew ? '' : '/resume'}` }
    return { errors: [{ field: 'whose', message: actingTexts(lang).choose.gone }] }
  })
  if (done.ok) return done.response
  const asked = await askWhose(c, house, resident, procedure, { errors: done.errors })
  if (!asked) throw new NotFound('choice')
  return asked
}
