import type { Hono } from 'hono'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { clientAddress } from '#platform/http/client-address.ts'
import type { Ctx, HttpEnv } from '#platform/http/env.ts'
import { bodyOf, hiddenField } from '#platform/http/forms/body.ts'
import { limitRate } from '#platform/http/rate-limit.ts'
import { localPath, seeOther } from '#platform/http/see-other.ts'
import type { House } from '#platform/module/index.ts'
import { Block, Button, DataTable, Form, LinkButton, TextField, Title } from '#platform/ui/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { loadStaff } from '../accounts.ts'
import type { Staff } from '../actor.ts'
import { keepSession } from '../finish-sign-in.ts'
import { requireRecentProof } from '../recent-proof.ts'
import { requireStaff, SignInNeeded } from '../require.ts'
import { renewSession, type Session } from '../session.ts'
import { secondFactorWords as t } from '../text/second-factor.ts'
import { checkEnrolmentCode, issueEnrolmentCode, waitingForSecondFactor } from './enrolment.ts'
import { PasskeyForm, PasskeyProblem } from './passkey-form.tsx'
import { askToRegister, registerPasskey } from './register.ts'
import { noteSignIn } from '../note-sign-in.ts'
import { proveBy, read, show } from './routes.tsx'
import { passkeysOf } from './store.ts'
import { askForPasskey } from './use.ts'

/** Where a session of one factor may go, and where administrators give the code for the first passkey. */
export function mountSecondFactor(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/second-factor', async (c) => {
    const returnTo = localPath(c.req.query('return_to') ?? '/staff')
    if (c.get('staffActor')) return seeOther(c, returnTo)
    const { accountId } = halfOf(c)
    const hasPasskeys = (await house.db.read((tx) => passkeysOf(tx, accountId))).length > 0
    return show(
      c,
      house,
      t.title,
      <SecondFactor returnTo={returnTo} hasPasskeys={hasPasskeys} problem={c.req.query('problem')} />,
    )
  })
  app.post('/staff/second-factor/options', async (c) => {
    const { accountId } = halfOf(c)
    const asked = { purpose: 'second-factor', browser: c.get('browser'), accountId } as const
    return c.json(await house.db.transact((tx) => askForPasskey(tx, house, asked)))
  })
  app.post('/staff/second-factor', async (c) => {
    const session = halfOf(c)
    const { sent, returnTo } = await read(c)
    const { accountId } = session
    await slowDown(c, house, accountId)
    return goOn(c, house, returnTo, await proveBy(c, house, session, { purpose: 'second-factor', accountId }, sent))
  })
  mountEnrolment(app, house)
  mountCodes(app, house)
}

function mountEnrolment(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/second-factor/enrolment/options', async (c) => {
    const { accountId } = halfOf(c)
    await slowDown(c, house, accountId)
    const code = hiddenField(await bodyOf(c), 'code') ?? ''
    const options = await house.db.transact(async (tx) => {
      const actor = await loadStaff(tx, house, accountId)
      if (!actor || !(await mayEnrol(tx, accountId, code, { use: false }))) return undefined
      return askToRegister(tx, house, { accountId, browser: c.get('browser') }, actor.displayName)
    })
    return options ? c.json(options) : c.json({ problem: 'code' }, 422)
  })
  app.post('/staff/second-factor/enrolment', async (c) => {
    const session = halfOf(c)
    const { accountId } = session
    await slowDown(c, house, accountId)
    const code = hiddenField(await bodyOf(c), 'code') ?? ''
    const { sent, name, returnTo } = await read(c)
    const outcome = await house.db.transact(async (tx) => {
      const actor = await loadStaff(tx, house, accountId)
      if (!actor || !(await mayEnrol(tx, accountId, code, { use: true }))) return { ok: false, reason: 'code' } as const
      const owner = { accountId, browser: c.get('browser') }
      const made = await registerPasskey(tx, house, { owner, actor, name, sent })
      const token = made.ok ? await renewSession(tx, session.id, made.id) : undefined
      return made.ok ? (token ? ({ ok: true, token } as const) : ({ ok: false, reason: 'expired' } as const)) : made
    })
    const refused = outcome.ok ? undefined : outcome.reason
    noteSignIn(c, house, { realm: 'staff', by: 'second-factor', accountId, refused })
    return goOn(c, house, returnTo, outcome)
  })
}

// Who has a passkey proves that one; a code must not add another beside it.
const mayEnrol = async (...[tx, accountId, code, how]: Parameters<typeof checkEnrolmentCode>): Promise<boolean> =>
  (await passkeysOf(tx, accountId)).length === 0 && checkEnrolmentCode(tx, accountId, code, how)

function mountCodes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/enrolments', async (c) => {
    requireAdministrator(c)
    const waiting = await house.db.read(waitingForSecondFactor)
    return show(
      c,
      house,
      t.adminTitle,
      <>
        <Title lede={t.adminLede}>{t.adminTitle}</Title>
        <DataTable
          caption={t.adminTitle}
          columns={[{ label: t.staff, heading: true }, { label: t.since }, { label: t.act }]}
          rows={waiting.map(({ accountId, name, since }) => ({
            cells: [
              name,
              formatDateTime(since, 'ja'),
              <Form action={`/staff/enrolments/${accountId}`}>
                <Button small>{t.issue}</Button>
              </Form>,
            ],
          }))}
          empty={<p>{t.adminNone}</p>}
        />
      </>,
    )
  })
  app.post('/staff/enrolments/:id', async (c) => {
    const actor = requireAdministrator(c)
    requireRecentProof(c)
    const code = await house.db.transact(async (tx) => {
      const one = (await waitingForSecondFactor(tx)).find(({ accountId }) => accountId === c.req.param('id'))
      return one && issueEnrolmentCode(tx, actor, one.accountId)
    })
    if (!code) throw new NotFound()
    return show(
      c,
      house,
      t.issuedTitle,
      <>
        <Title lede={t.issuedBody}>{t.issuedTitle}</Title>
        <p>
          <strong>{code}</strong>
        </p>
        <LinkButton href="/staff/enrolments" variant="secondary">
          {t.back}
        </LinkButton>
      </>,
    )
  })
}

// Of one account from anywhere, and of one network for anybody. Only who has the password comes this far.
async function slowDown(c: Ctx, house: House, accountId: Session['accountId']): Promise<void> {
  await limitRate(house, { scope: 'second-factor', key: accountId, perMinute: 20 })
  await limitRate(house, { scope: 'second-factor.network', key: clientAddress(c, house.config), perMinute: 120 })
}

function requireAdministrator(c: Ctx): Staff {
  const actor = requireStaff(c)
  if (!actor.posts.some(({ role }) => role === 'administrator'))
    throw new Forbidden('permission_missing', 'administrator')
  return actor
}

function halfOf(c: Ctx): Session {
  const session = c.get('halfSession')
  if (!session) throw new SignInNeeded('staff')
  return session
}

type Outcome = { ok: true; token: string } | { ok: false; reason: string }

function goOn(c: Ctx, house: House, returnTo: string, outcome: Outcome): Response {
  if (!outcome.ok)
    return seeOther(c, `/staff/second-factor?problem=${outcome.reason}&return_to=${encodeURIComponent(returnTo)}`)
  keepSession(c, house, 'staff', outcome.token)
  return seeOther(c, returnTo.startsWith('/staff') ? returnTo : '/staff')
}

type Props = { returnTo: string; hasPasskeys: boolean; problem: string | undefined }

const SecondFactor = ({ returnTo, hasPasskeys, problem }: Props) => {
  const here = '/staff/second-factor'
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <PasskeyProblem lang="ja" problem={problem} />
      {hasPasskeys ? (
        <PasskeyForm lang="ja" act="get" action={here} options={`${here}/options`} label={t.use} returnTo={returnTo} />
      ) : (
        <Block title={t.enrolTitle}>
          <p>{t.enrolBody}</p>
          <PasskeyForm
            lang="ja"
            act="create"
            action={`${here}/enrolment`}
            options={`${here}/enrolment/options`}
            label={t.enrol}
            returnTo={returnTo}
            refused={t.wrongCode}
          >
            <TextField name="code" label={t.code} maxLength={20} width="medium" />
          </PasskeyForm>
        </Block>
      )}
    </>
  )
}
