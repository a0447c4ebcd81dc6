import { Invalid } from '#platform/errors/index.ts'
import type { Ctx } from '../env.ts'

/** The posted form, read once and kept by Hono. Throws `Invalid` when it cannot be read as a form. */
export async function bodyOf(c: Ctx): Promise<FormData> {
  const type = c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw new Invalid('body_not_a_form')
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) throw new Invalid('body_unreadable')
    throw error
  }
}

/** Fields that belong to the form's machinery, not to the person. */
export const machineFields: ReadonlySet<string> = new Set(['csrf', 'idempotency_key'])

/** One value of a hidden field. */
export function hiddenField(body: FormData, name: string): string | undefined {
  const value = body.get(name)
  return typeof value === 'string' ? value : undefined
}
