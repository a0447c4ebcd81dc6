import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type HttpEnv, readForm } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { Sent } from '../actions/answer.ts'
import type { VerifiedResident } from '../actions/load-case.ts'
import { applicantOnly } from '../routes/verified.tsx'
import { NotFound } from '#platform/errors/index.ts'
import type { Application } from '../store/applications.ts'
import { keepUnfinished } from './keep.ts'
import { windowOf, writeSeen } from './window.ts'

/** What the page sends while somebody types: `changed` names the fields, each with what stands in it. */
export function unfinishedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.put(
    '/applications/:id/questions/:page/unfinished',
    applicantOnly(house, (c, resident, application) => takeTyped(c, house, resident, application, '')),
  )

  app.put(
    '/applications/:id/questions/:page/rows/:row/unfinished',
    applicantOnly(house, (c, resident, application) => {
      const rowId = parseId(c.req.param('row') ?? '')
      if (!rowId) throw new NotFound('row of a group')
      return takeTyped(c, house, resident, application, rowId)
    }),
  )
}

const largest = 64_000

async function takeTyped(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  application: Application | undefined,
  rowId: string,
): Promise<Response> {
  // What is not theirs is not there, whatever they send.
  if (!application) throw new NotFound('application')
  const { id } = application
  if (Number(c.req.header('content-length') ?? 0) > largest) return answer(c, 'unfit', 413)
  const names = (await c.req.formData()).getAll('changed').filter((one) => typeof one === 'string')
  const form = await readForm(c, z.looseObject({}), { lists: names })
  const window = windowOf(form.raw)
  if (!form.ok || !window) return answer(c, 'unfit', 422)
  const sent: Sent = Object.fromEntries(names.map((name) => [name, listOf(form.raw[name])]))
  const pageKey = c.req.param('page') ?? ''
  const kept = await house.db.transact((tx) =>
    keepUnfinished(tx, house, resident, { id, pageKey, rowId, window, sent }),
  )
  if (!kept.ok) return answer(c, kept.reason, kept.reason === 'unfit' ? 422 : 409)
  return c.json({ at: clockFace(kept.at), seen: writeSeen(kept.versions) })
}

// The page has the words; this says which.
const answer = (c: Ctx, problem: string, status: 409 | 413 | 422) => c.json({ problem }, status)

/** `9:05`, on the ward's clock. */
const clockFace = (at: Temporal.Instant): string => {
  const { hour, minute } = at.toZonedDateTimeISO(wardTimeZone)
  return `${hour}:${String(minute).padStart(2, '0')}`
}

const listOf = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
