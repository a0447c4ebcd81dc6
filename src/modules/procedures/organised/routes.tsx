import type { Hono } from 'hono'
import { z } from 'zod'
import { ActingBand, requireMember } from '#modules/organisations/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage, Title } from '#platform/ui/index.ts'
import { idIn } from '../routes/api/deeds.ts'
import { nameCase, unnameCase } from './actions.ts'
import { OrganisationCases } from './pages.tsx'
import { casesOfOrganisation, casesToName } from './store.ts'
import { organisedTexts } from './text/index.ts'

const shown = 200
const chosen = z.object({ application: z.string().max(60).default('') })

/** Which requests are an organisation's, for who acts in its name. */
export function organisedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/organisations/:id/applications', (c) => showCases(c, house))

  app.post('/organisations/:id/applications', async (c) => {
    const { resident, organisation } = await requireMember(c, house, c.req.param('id'), 'represent')
    const form = await readForm(c, chosen)
    const typed = form.ok ? form.value.application : ''
    const { problems } = organisedTexts(c.get('lang'))
    const id = parseId<'application'>(typed)
    if (!id) return showCases(c, house, [{ field: 'application', message: problems.unknown }])
    const organisationId = organisation.id
    const done = await submitOnce(c, house, { form: `procedures.organised:${organisationId}:${id}` }, async (tx) => {
      const named = await nameCase(tx, house, { resident, organisationId, id })
      return named.ok
        ? { location: pathOf(organisationId) }
        : { errors: [{ field: 'application', message: problems[named.reason] }] }
    })
    return done.ok ? done.response : showCases(c, house, done.errors, typed)
  })

  app.post('/organisations/:id/applications/:application/removal', async (c) => {
    const { resident, organisation } = await requireMember(c, house, c.req.param('id'), 'represent')
    const id = idIn<'application'>(c, 'application')
    const organisationId = organisation.id
    const done = await submitOnce(
      c,
      house,
      { form: `procedures.organised-end:${organisationId}:${id}` },
      async (tx) => {
        await unnameCase(tx, house, { resident, organisationId, id })
        return { location: pathOf(organisationId) }
      },
    )
    return done.ok ? done.response : showCases(c, house, done.errors)
  })
}

const pathOf = (id: string): string => `/organisations/${id}/applications`

async function showCases(c: Ctx, house: House, errors: readonly FieldError[] = [], typed?: string): Promise<Response> {
  const { resident, organisation } = await requireMember(c, house, c.req.param('id') ?? '', 'represent')
  const lang = c.get('lang')
  const t = organisedTexts(lang)
  const [cases, toName] = await house.db.read(async (tx) => [
    await casesOfOrganisation(tx, organisation.id, shown),
    await casesToName(tx, resident.personId),
  ])
  return residentPage(
    c,
    house,
    { title: t.title, back: `/organisations/${organisation.id}`, errors, robots: 'noindex' },
    <>
      <ActingBand lang={lang} name={organisation.name} />
      <Title lede={t.lede}>{t.title}</Title>
      <OrganisationCases lang={lang} path={pathOf(organisation.id)} cases={cases} toName={toName} typed={typed} />
    </>,
  )
}
