import { z } from 'zod'

const server = z.strictObject({
  /** Of the endpoint, before `requests.xml`; a missing slash at its end is added. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => (url.endsWith('/') ? url : `${url}/`)),
  key: z.string().min(1).optional(),
  jurisdiction: z.string().optional(),
  /** Their service codes by our kinds; `*` for the rest. Missing: their codes are ours. */
  services: z.record(z.string(), z.string().min(1)).default({}),
  /** Id of the program by which they send us updates themselves. */
  client: z.uuid().optional(),
})

/** A GeoReport v2 server of another body. */
export type Open311Server = z.output<typeof server>

const servers = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), server)

/** `{"NAME":{"url":"https://…/open311/v2/","key":"…"}}`, by the names of the profile's bodies. */
export const open311Servers = z.string().transform((text, context) => {
  const parsed = servers.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: 'JSON such as {"NAME":{"url":"https://…/open311/v2/","key":"…"}}' })
  return z.NEVER
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
