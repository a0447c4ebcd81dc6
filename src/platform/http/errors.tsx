import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ProofNeeded } from '#platform/auth/recent-proof.ts'
import { SignInNeeded } from '#platform/auth/require.ts'
import { isConnectionLoss, isOverloaded } from '#platform/db/retry.ts'
import { HouseError, ReadOnly, Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { failSpan } from '#platform/telemetry/index.ts'
import { Actions, Lede, LinkButton, Meta, PhoneLink } from '#platform/ui/index.ts'
import type { Ctx } from './env.ts'
import { platformPage } from './page.tsx'
import { problem } from './problem.ts'
import { sendToProof, sendToSignIn } from './send-to-sign-in.ts'
import { httpTexts } from './text/index.ts'
import { readOnlyStaffTexts, readOnlyTexts } from './text/read-only.ts'

/** The one place where a thrown error becomes an answer: a page, or problem+json for programs. Never shows a detail. */
export async function answerError(c: Ctx, house: House, thrown: unknown): Promise<Response> {
  const error = meant(house, thrown)
  writeLine(c, house, thrown, error)
  if (error instanceof SignInNeeded && !isForPrograms(c)) {
    // Keeping a form may fail like anything else.
    return sendToSignIn(c, house, error.realm).catch((another: unknown) => answerError(c, house, another))
  }
  if (error instanceof ProofNeeded && !isForPrograms(c)) {
    return sendToProof(c, house, error).catch((another: unknown) => answerError(c, house, another))
  }
  const status =
    error instanceof SignInNeeded
      ? 401
      : error instanceof ProofNeeded
        ? 403
        : error instanceof HouseError
          ? error.status
          : 500
  const response = isForPrograms(c) ? problem(c, error, status) : errorPage(c, house, error, status)
  if (error instanceof HouseError && error.retryAfterSeconds)
    response.headers.set('Retry-After', String(error.retryAfterSeconds))
  return response
}

/** What asks without `transact` or `read`, such as the counting of calls, throws PostgreSQL's own error. */
function meant(house: House, thrown: unknown): unknown {
  if (house.db.room.learnFrom(thrown)) return new ReadOnly('database')
  return isConnectionLoss(thrown) || isOverloaded(thrown) ? new Unavailable('database') : thrown
}

/** Below these paths programs call, not browsers. */
export const isForPrograms = (c: Ctx): boolean => /^\/(api\/v1\/|callbacks\/|demo\/|open311\/v2\/)/.test(c.get('path'))

function errorPage(c: Ctx, house: House, error: unknown, status: ContentfulStatusCode): Response {
  const texts = httpTexts(c.get('lang'))
  const isDesk = c.get('path').startsWith('/staff')
  const { title, body, next } = error instanceof ReadOnly ? readOnlyWords(c, isDesk) : wordsFor(texts, error)
  return platformPage(
    c,
    house,
    { title, status },
    <>
      <Lede>{body}</Lede>
      {next && <p>{next}</p>}
      {error instanceof ReadOnly && !isDesk && <PhoneLink phone={house.profile.phone} standalone />}
      {!(error instanceof HouseError) && <Meta>{texts.requestId(c.get('requestId'))}</Meta>}
      <Actions>
        {isNotVerified(error) && <LinkButton href="/account">{texts.notVerifiedNext}</LinkButton>}
        <LinkButton href={isDesk ? '/staff' : '/'} variant="secondary">
          {isDesk ? texts.toDesk : texts.toHome}
        </LinkButton>
      </Actions>
    </>,
  )
}

// The page of the account says why the card fits no record, and what to bring where.
const isNotVerified = (error: unknown): boolean => error instanceof HouseError && error.code === 'not_verified'

function readOnlyWords(c: Ctx, isDesk: boolean): Words {
  const texts = isDesk ? readOnlyStaffTexts : readOnlyTexts(c.get('lang'))
  return c.req.method === 'GET' || c.req.method === 'HEAD' ? texts.opened : texts.sent
}

type Words = { title: string; body: string; next?: string }

function wordsFor(texts: ReturnType<typeof httpTexts>, error: unknown): Words {
  if (!(error instanceof HouseError)) return { title: texts.brokenTitle, body: texts.brokenBody }
  if (error.code === 'csrf') return { title: texts.csrfTitle, body: texts.csrfBody }
  if (isNotVerified(error)) return { title: texts.notVerifiedTitle, body: texts.notVerifiedBody }
  switch (error.status) {
    case 404:
      return { title: texts.notFoundTitle, body: texts.notFoundBody }
    case 403:
      return { title: texts.forbiddenTitle, body: texts.forbiddenBody }
    case 409:
      return { title: texts.conflictTitle, body: texts.conflictBody }
    case 413:
      return { title: texts.tooLargeTitle, body: texts.tooLargeBody }
    case 400:
    case 411:
    case 422:
      return { title: texts.invalidTitle, body: texts.invalidBody }
    case 429:
      return { title: texts.tooManyTitle, body: texts.tooManyBody(error.retryAfterSeconds ?? 60) }
    case 503:
      return { title: texts.unavailableTitle, body: texts.unavailableBody }
  }
}

function writeLine(c: Ctx, house: House, thrown: unknown, error: unknown): void {
  const fields = { requestId: c.get('requestId'), err: thrown }
  if (error instanceof SignInNeeded || error instanceof ProofNeeded) return
  if (!(error instanceof HouseError)) {
    failSpan(thrown)
    house.log.error(fields, 'request failed')
  } else if (error.status === 503) house.log.warn(fields, 'request not served')
  else if (isWorthNoting(c, error)) {
    const actor = c.get('actor')
    const subjectId = 'accountId' in actor ? actor.accountId : 'clientId' in actor ? actor.clientId : undefined
    const { requestId } = fields
    const { code, status } = error
    house.log.warn({ requestId, event: 'refused', kind: actor.kind, subjectId, code, status }, 'request refused')
  }
}

// Who is signed in and asks for what is not there or not theirs; and everything that a form of ours would not have sent.
// Two people who changed the same thing at once (409) are none of it.
const isWorthNoting = (c: Ctx, { status }: HouseError): boolean =>
  status === 404 ? c.get('actor').kind !== 'anonymous' : status !== 409
