import type { Hono } from 'hono'
import { z } from 'zod'
import {
  answerInvitation,
  drawUpInvitation,
  type Invitation,
  type InvitationId,
  invitationFor,
  ownInvitation,
  revokeInvitation,
} from '#modules/people/index.ts'
import { startSignature } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  limitRate,
  readForm,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { parseCode } from '../../domain/desk/codes.ts'
import { verifiedOnly } from '../../routes/verified.tsx'
import { currentRevisions } from '../../store/revisions.ts'
import { say } from '../../text/index.ts'
import { codeHash, invitationCode } from '../code.ts'
import { tellBoth } from '../notices.ts'
import { AnswerPage, CodePage, InvitationPage, NewInvitation, type Typed } from '../pages/invitations.tsx'
import { actingTexts } from '../text/index.ts'

const home = '/account/representatives'
const signatureKind = 'people.mandate-invitation'
const codesPerMinute = 5

const codeForm = z.object({ code: z.string().max(60).default('') })
const answerForm = z.object({ code: z.string().max(60).default(''), answer: field.choice(['accept', 'refuse']) })
const newForm = z.object({ procedures: z.array(z.string()).default([]), until: z.string().max(40).default('') })

/** 委任状 online: drawn up and signed by the principal, accepted by who was given the code. */
export function invitationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    `${home}/invitations/new`,
    verifiedOnly(house, (c) => newPage(c, house)),
  )

  app.post(
    `${home}/invitations`,
    verifiedOnly(house, (c, resident) => drawUp(c, house, resident)),
  )

  app.get(
    `${home}/invitations/:id`,
    verifiedOnly(house, async (c, resident) => {
      const lang = c.get('lang')
      const invitation = await house.db.transact((tx) => ownInvitation(tx, house, resident, invitationIdOf(c)))
      const isOver = invitation.outcome !== null || isTooOld(house, invitation)
      const code = !isOver && invitation.signedAt ? invitationCode(house.config.secret, invitation.id) : undefined
      return residentPage(
        c,
        house,
        { title: actingTexts(lang).invite.codeTitle, back: home, robots: 'noindex' },
        <InvitationPage lang={lang} invitation={invitation} code={code} isOver={isOver} />,
      )
    }),
  )

  app.get(
    `${home}/invitations/:id/signature`,
    verifiedOnly(house, async (c, resident) => {
      const { id, contentHash, signedAt, outcome } = await house.db.transact((tx) =>
        ownInvitation(tx, house, resident, invitationIdOf(c)),
      )
      const page = `${home}/invitations/${id}`
      if (signedAt || outcome) return seeOther(c, page)
      return startSignature(c, house, { contentHash, returnTo: page, reference: { kind: signatureKind, id } })
    }),
  )

  app.post(
    `${home}/invitations/:id/revocation`,
    verifiedOnly(house, async (c, resident) => {
      const id = invitationIdOf(c)
      const done = await submitOnce(c, house, { form: `procedures.revoke-invitation:${id}` }, async (tx) => {
        await revokeInvitation(tx, house, resident, id)
        return { location: `${home}?notice=revoked` }
      })
      return done.ok ? done.response : seeOther(c, home)
    }),
  )

  app.get(
    `${home}/code`,
    verifiedOnly(house, (c) => codePage(c, house)),
  )

  app.post(
    `${home}/code`,
    verifiedOnly(house, async (c, resident) => {
      await slowGuessing(c, house, resident)
      const form = await readForm(c, codeForm)
      const code = parseCode(form.ok ? form.value.code : '')
      return answerPage(c, house, resident, code)
    }),
  )

  app.post(
    `${home}/code/answer`,
    verifiedOnly(house, async (c, resident) => {
      await slowGuessing(c, house, resident)
      const lang = c.get('lang')
      const form = await readForm(c, answerForm)
      const code = parseCode(form.ok ? form.value.code : '')
      if (!form.ok || !code) return answerPage(c, house, resident, code)
      const accepts = form.value.answer === 'accept'
      const done = await submitOnce(c, house, { form: 'procedures.answer-invitation' }, async (tx) => {
        const answered = await answerInvitation(tx, house, resident, { codeHash: codeHash(code), accepts })
        if (!answered) return { errors: [{ field: 'code', message: actingTexts(lang).code.wrong }] }
        const { principalId, mandateId } = answered
        await tellBoth(tx, [principalId, resident.personId], mandateId ?? crypto.randomUUID(), lang)
        return { location: `${home}?notice=${accepts ? 'accepted' : 'refused'}` }
      })
      return done.ok ? done.response : codePage(c, house, done.errors)
    }),
  )
}

async function drawUp(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const lang = c.get('lang')
  const t = actingTexts(lang).invite
  const form = await readForm(c, newForm, { lists: ['procedures'] })
  const { procedures, until } = form.ok ? form.value : { procedures: [], until: '' }
  const lastDay = parseWareki(until)
  const offered = (await house.db.read((tx) => offeredProcedures(tx, lang))).map(({ value }) => value)
  const scope = [...new Set(procedures)].filter((slug) => offered.includes(slug))
  const errors = [
    ...(scope.length === 0 ? [{ field: 'procedures', message: t.noProcedures }] : []),
    ...(lastDay ? [] : [{ field: 'until', message: t.wrongUntil }]),
  ]
  const typed = { procedures: scope, until }
  if (errors.length > 0 || !lastDay) return newPage(c, house, errors, typed)
  const done = await submitOnce(c, house, { form: 'procedures.invite' }, async (tx) => {
    const codeHashOf = (id: InvitationId) => codeHash(invitationCode(house.config.secret, id))
    const made = await drawUpInvitation(tx, house, resident, { scope, lastDay, codeHashOf })
    if (made.ok) return { location: `${home}/invitations/${made.id}/signature` }
    return made.reason === 'too_many'
      ? { errors: [{ field: '', message: t.tooMany }] }
      : { errors: [{ field: 'until', message: t.wrongUntil }] }
  })
  return done.ok ? done.response : newPage(c, house, done.errors, typed)
}

async function newPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Typed = { procedures: [], until: '' },
): Promise<Response> {
  const lang = c.get('lang')
  const procedures = await house.db.read((tx) => offeredProcedures(tx, lang))
  return residentPage(
    c,
    house,
    { title: actingTexts(lang).invite.title, back: home, errors, robots: 'noindex' },
    <NewInvitation lang={lang} procedures={procedures} typed={typed} />,
  )
}

/** Those whose own words let an attorney file them. */
async function offeredProcedures(tx: Tx, lang: Lang): Promise<{ value: string; label: string }[]> {
  return (await currentRevisions(tx)).flatMap(({ procedure, definition }) =>
    definition.acting?.kinds.includes('attorney') ? [{ value: procedure, label: say(definition.name, lang) }] : [],
  )
}

function codePage(c: Ctx, house: House, errors: readonly FieldError[] = []): Response {
  const lang = c.get('lang')
  const { title } = actingTexts(lang).code
  return residentPage(c, house, { title, back: home, errors, robots: 'noindex' }, <CodePage lang={lang} />)
}

async function answerPage(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  code: string | undefined,
): Promise<Response> {
  const lang = c.get('lang')
  const { invitation, procedures } = await house.db.read(async (tx) => ({
    invitation: code ? await invitationFor(tx, house, resident, codeHash(code)) : undefined,
    procedures: await offeredProcedures(tx, lang),
  }))
  if (!code || !invitation) return codePage(c, house, [{ field: 'code', message: actingTexts(lang).code.wrong }])
  return residentPage(
    c,
    house,
    { title: actingTexts(lang).code.acceptTitle, back: `${home}/code`, robots: 'noindex' },
    <AnswerPage lang={lang} invitation={invitation} code={code} procedures={procedures} />,
  )
}

/** Sixteen characters are not guessed; that somebody tries is slowed down all the same, by account and by address. */
async function slowGuessing(c: Ctx, house: House, { accountId }: VerifiedResident): Promise<void> {
  const scope = 'procedures.invitations'
  await limitRate(house, { scope, key: accountId, perMinute: codesPerMinute })
  await limitRate(house, { scope, key: clientAddress(c, house.config), perMinute: codesPerMinute * 6 })
}

const isTooOld = (house: House, { expiresAt }: Invitation): boolean =>
  Temporal.Instant.compare(house.clock.now(), expiresAt) >= 0

function invitationIdOf(c: Ctx): InvitationId {
  const id = parseId<'mandate-invitation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('invitation')
  return id
}
