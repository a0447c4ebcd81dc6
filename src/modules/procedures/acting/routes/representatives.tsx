import type { Hono } from 'hono'
import {
  endOwnMandate,
  type KnownMandate,
  knownMandate,
  type MandateId,
  mandatesOfPerson,
  ownInvitations,
  idsOfPerson,
} from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { verifiedOnly } from '../../routes/verified.tsx'
import { filedForPerson } from '../../store/my-applications.ts'
import { currentRevisions, revisionById } from '../../store/revisions.ts'
import { say } from '../../text/index.ts'
import { actingOf } from '../actions/acting-of.ts'
import { tellBoth } from '../notices.ts'
import { EndMandatePage, LegalEndPage, Representatives } from '../pages/representatives.tsx'
import { actingTexts } from '../text/index.ts'

const home = '/account/representatives'
const notices = ['ended', 'accepted', 'refused', 'revoked'] as const

/** Who may act for me and for whom I may act; 委任 is ended here by either side. */
export function representativeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    home,
    verifiedOnly(house, (c, resident) => showAll(c, house, resident)),
  )

  app.get(
    `${home}/:id/ending`,
    verifiedOnly(house, async (c, resident) => {
      const found = await house.db.read((tx) => ownMandate(tx, c, resident))
      return endPage(c, house, found)
    }),
  )

  app.post(
    `${home}/:id/ending`,
    verifiedOnly(house, async (c, resident) => {
      const id = mandateIdOf(c)
      const lang = c.get('lang')
      const done = await submitOnce(c, house, { form: `procedures.end-mandate:${id}` }, async (tx) => {
        const ended = await endOwnMandate(tx, house, resident, id)
        if (ended.ok) {
          await tellBoth(tx, [ended.principalId, ended.agentId], `${id}:ended`, lang)
          return { location: `${home}?notice=ended` }
        }
        const t = actingTexts(lang)
        return { errors: [{ field: '', message: ended.reason === 'ended' ? t.end.already : t.account.notByYou }] }
      })
      if (done.ok) return done.response
      const found = await house.db.read((tx) => ownMandate(tx, c, resident))
      return endPage(c, house, found, done.errors)
    }),
  )
}

async function showAll(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const lang = c.get('lang')
  const shown = await house.db.transact(async (tx) => {
    const mandates = await mandatesOfPerson(tx, resident.personId)
    await recordAudit(tx, {
      actor: resident,
      action: 'people.mandates.read',
      subject: { kind: 'person', id: resident.personId },
      personId: resident.personId,
      reason: 'own',
    })
    const deeds = []
    for (const application of await filedForPerson(tx, resident)) {
      const { definition } = await revisionById(tx, application.revisionId)
      const acting = await actingOf(tx, application)
      if (acting) deeds.push({ application, name: say(definition.name, lang), filerName: acting.filerName })
    }
    const names = new Map(
      (await currentRevisions(tx)).map(({ procedure, definition }) => [procedure, say(definition.name, lang)]),
    )
    return { ...mandates, deeds, names, invitations: await ownInvitations(tx, house, resident) }
  })
  const notice = notices.find((one) => one === c.req.query('notice'))
  return residentPage(
    c,
    house,
    { title: actingTexts(lang).account.title, crumbs: [], robots: 'noindex' },
    <Representatives lang={lang} {...shown} today={house.clock.today()} notice={notice} />,
  )
}

type OwnMandate = { mandate: KnownMandate; side: 'principal' | 'agent' }

async function ownMandate(tx: Tx, c: Ctx, { personId }: VerifiedResident): Promise<OwnMandate> {
  const known = await knownMandate(tx, mandateIdOf(c))
  const mandate = known?.isHeldBack ? undefined : known
  const ids = await idsOfPerson(tx, personId)
  if (mandate && ids.includes(mandate.principalId)) return { mandate, side: 'principal' }
  if (mandate && ids.includes(mandate.agentId)) return { mandate, side: 'agent' }
  throw new NotFound('mandate')
}

function endPage(
  c: Ctx,
  house: House,
  { mandate, side }: OwnMandate,
  errors: readonly { field: string; message: string }[] = [],
): Response | Promise<Response> {
  const lang = c.get('lang')
  if (errors.length === 0 && mandate.endedOn) return seeOther(c, home)
  if (mandate.kind !== 'attorney')
    return residentPage(
      c,
      house,
      { title: actingTexts(lang).legalEnd.title, back: home, errors, robots: 'noindex' },
      <LegalEndPage lang={lang} mandate={mandate} phone={house.profile.phone} />,
    )
  const t = actingTexts(lang).end
  return residentPage(
    c,
    house,
    { title: side === 'principal' ? t.withdrawTitle : t.resignTitle, back: home, errors, robots: 'noindex' },
    <EndMandatePage lang={lang} mandate={mandate} side={side} />,
  )
}

function mandateIdOf(c: Ctx): MandateId {
  const id = parseId<'mandate'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('mandate')
  return id
}
