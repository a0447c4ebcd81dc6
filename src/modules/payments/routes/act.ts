import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { counterText } from '../text/counter.ts'

export type ActOutcome = { location: string } | { field?: string; message: string }

/** The reason in a row of a list: every field of a page has a name of its own. */
export const reasonFor = (id: string) =>
  z.object({ [`reason-${id}`]: field.text(200) }).transform((typed) => typed[`reason-${id}`] ?? '')

type Act = {
  permission: string
  work: (tx: Tx, staff: Staff) => Promise<ActOutcome>
  /** The page again, with what is wrong. */
  show: (errors: readonly FieldError[]) => Promise<Response>
}

/** One deed of a member of staff by a form: done once, or the page again with a sentence that says what to do. */
export async function actOnce(c: Ctx, house: House, { permission, work, show }: Act): Promise<Response> {
  const staff = requireStaff(c, permission)
  try {
    const done = await submitOnce(c, house, { form: `payments:${c.req.path}` }, async (tx) => {
      const outcome = await work(tx, staff)
      if ('location' in outcome) return outcome
      return { errors: [{ field: outcome.field ?? '', message: outcome.message }] }
    })
    return done.ok ? done.response : show(done.errors)
  } catch (error) {
    if (error instanceof Conflict) return show([{ field: '', message: counterText.gone }])
    throw error
  }
}
