import type { Hono } from 'hono'
import { findOffice } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { formatDate, wardCalendar } from '#platform/time/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { startApplication } from '../actions/start.ts'
import { type Definition, inOrderOfList } from '../domain/definition/definition.ts'
import { inHandBy, officeDueOn } from '../domain/course/due.ts'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { ProcedureList } from '../pages/resident/procedure-list.tsx'
import { type RuleFee, Rules } from '../pages/resident/rules.tsx'
import { OtherWays, Start, type StartProps } from '../pages/resident/start.tsx'
import { authorityIn, hoursText, money, pricesOf } from '../pages/resident/words.ts'
import { practiceHousehold } from '../practice/household.ts'
import { openDraft } from '../store/applications.ts'
import { currentRevision, currentRevisions } from '../store/revisions.ts'
import { say } from '../text/index.ts'
import { listTexts } from '../text/list/index.ts'
import { kindTexts } from '../text/kinds/index.ts'
import { actingTexts } from '../acting/text/index.ts'
import { askWhose, startForSomebody, whoseForm } from '../acting/routes/whose.tsx'
import { windowStates } from '../windows/states.ts'
import { verifiedOnly } from './verified.tsx'

export function procedureRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/procedures', async (c) => {
    const lang = c.get('lang')
    const revisions = await house.db.read(currentRevisions)
    const entries = inOrderOfList(revisions.map(({ definition }) => definition)).map((definition) => ({
      definition,
      cost: pricesOf(house, lang, definition).unitFee ?? '',
    }))
    return residentPage(
      c,
      house,
      { title: listTexts(lang).title, crumbs: [], styles: ['forms.css', 'home.css'] },
      <ProcedureList lang={lang} entries={entries} />,
    )
  })

  app.get('/procedures/:slug', (c) => startPage(c, house, c.req.param('slug')))

  app.get('/procedures/:slug/rules', (c) => rulesPage(c, house, c.req.param('slug')))

  // Back from the sign-in that 「申請をはじめる」 asked for. Who has a draft of it is asked whether to go on with that;
  // so coming here again, or being sent here by somebody, changes nothing more.
  app.get(
    '/procedures/:slug/applications',
    verifiedOnly(house, async (c, resident) => {
      const procedure = c.req.param('slug') ?? ''
      const answer = await askWhose(c, house, resident, procedure)
      if (answer) return answer
      const { id, isNew } = await house.db.transact((tx) =>
        startApplication(tx, house, resident, { procedure, lang: c.get('lang') }),
      )
      return seeOther(c, `/applications/${id}${isNew ? '' : '/resume'}`)
    }),
  )

  app.post(
    '/procedures/:slug/applications',
    verifiedOnly(house, async (c, resident) => {
      const procedure = c.req.param('slug') ?? ''
      const form = await readForm(c, whoseForm)
      const whose = form.ok ? form.value.whose : ''
      if (whose === '') {
        const message = actingTexts(c.get('lang')).choose.missing
        const errors = c.req.query('asked') === '1' ? [{ field: 'whose', message }] : []
        const answer = await askWhose(c, house, resident, procedure, { errors })
        if (answer) return answer
      }
      if (whose !== '' && whose !== 'self') return startForSomebody(c, house, resident, { procedure, whose })
      const done = await submitOnce(c, house, { form: `procedures.start:${procedure}` }, async (tx) => {
        const { id } = await startApplication(tx, house, resident, { procedure, lang: c.get('lang') })
        return { location: `/applications/${id}` }
      })
      return done.ok ? done.response : startPage(c, house, procedure)
    }),
  )
}

async function startPage(c: Ctx, house: House, slug: string): Promise<Response> {
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { revision, draft, office, windows } = await house.db.read(async (tx) => {
    const revision = await currentRevision(tx, slug)
    const personId = actor.kind === 'resident' && actor.level === 'verified' ? actor.personId : undefined
    return {
      revision,
      windows: revision ? await windowStates(tx, house, revision.definition) : [],
      draft: personId && (await openDraft(tx, slug, personId)),
      office: revision && (await findOffice(tx, revision.definition.office, house.clock.today(), revision.procedure)),
    }
  })
  if (!revision) throw new NotFound('procedure')
  const { definition } = revision
  const props: StartProps = {
    ...costsAndDays(house, lang, definition),
    lang,
    definition,
    isSignedIn: actor.kind === 'resident' && actor.level !== 'guest',
    isVerified: actor.kind === 'resident' && actor.level === 'verified',
    draft,
    windows,
    canPractise: practiceHousehold(house) !== undefined,
  }
  const aside = (
    <>
      {props.unitFee !== '' && props.definition.kind !== 'entry' && <OtherWays {...props} />}
      <OfficeAside lang={lang} office={office} />
    </>
  )
  const crumbs = [{ href: '/procedures', label: listTexts(lang).title }]
  return residentPage(c, house, { title: say(definition.name, lang), crumbs, aside }, <Start {...props} />)
}

async function rulesPage(c: Ctx, house: House, slug: string): Promise<Response> {
  const lang = c.get('lang')
  const { revision, office } = await house.db.read(async (tx) => {
    const revision = await currentRevision(tx, slug)
    return {
      revision,
      office: revision && (await findOffice(tx, revision.definition.office, house.clock.today(), revision.procedure)),
    }
  })
  if (!revision) throw new NotFound('procedure')
  const { definition } = revision
  const fees = definition.fees.map(({ fee, label }): RuleFee => {
    const { amount, ordinance } = feeOf(house.profile, fee)
    return { label: say(label, lang), amount: money(lang, amount), ordinance }
  })
  const crumbs = [
    { href: '/procedures', label: listTexts(lang).title },
    { href: `/procedures/${slug}`, label: say(definition.name, lang) },
  ]
  const aside = <OfficeAside lang={lang} office={office} />
  const title = kindTexts(lang).rules.title
  const nameOf = (authority: string) => authorityIn(lang, house.profile, authority)
  const page = <Rules lang={lang} definition={definition} fees={fees} nameOf={nameOf} />
  return residentPage(c, house, { title, crumbs, aside }, page)
}

function costsAndDays(house: House, lang: StartProps['lang'], definition: Definition) {
  const { profile } = house
  const calendar = wardCalendar(profile)
  const dueOn = officeDueOn(definition, house.clock.today(), calendar)
  const { unitFee = '', postage = '' } = pricesOf(house, lang, definition)
  const store = profile.convenienceStore
  const isInStores = definition.fees.some((rule) => store?.certificates.includes(feeOf(profile, rule.fee).key))
  return {
    unitFee,
    postage,
    prices: definition.fees.flatMap(({ fee, account, label }) =>
      account === 'fee' ? [{ label: say(label, lang), amount: money(lang, feeOf(profile, fee).amount) }] : [],
    ),
    byPost: formatDate(inHandBy(definition, dueOn, 'post', calendar), lang),
    atCounter: formatDate(inHandBy(definition, dueOn, 'counter', calendar), lang),
    counterHours: hoursText(lang, profile.hours),
    ...(store && isInStores && { store: { fee: money(lang, store.amount), hours: hoursText(lang, store) } }),
  }
}
