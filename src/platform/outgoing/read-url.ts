import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type UrlProblem = 'not_a_url' | 'not_https' | 'with_credentials' | 'other_port' | 'not_public'

/** Reads the address that somebody registers. `isStrict` outside the demo: TLS, its port, and places of the open internet only. */
export function readUrl(
  text: string,
  { isStrict }: { isStrict: boolean },
): { ok: true; url: string } | { ok: false; problem: UrlProblem } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > 500) return { ok: false, problem: 'not_a_url' }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'with_credentials' }
  if (isStrict && url.protocol !== 'https:') return { ok: false, problem: 'not_https' }
  if (isStrict && url.port !== '' && url.port !== '8443') return { ok: false, problem: 'other_port' }
  if (isStrict && !isPublicHost(url.hostname)) return { ok: false, problem: 'not_public' }
  url.hash = ''
  return { ok: true, url: url.href }
}

// What a name leads to is judged at each delivery, too.
function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host)) return isPublicAddress(host)
  return host.includes('.') && !/\.(local|localhost|internal|intranet|lan|home|corp|test|invalid)$/.test(host)
}
