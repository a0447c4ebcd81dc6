export type UrlProblem = 'not_a_url' | 'not_https' | 'with_credentials' | 'other_port'

/** Reads the address that somebody registers. `isStrict` outside the demo: TLS and its port only. */
export function readUrl(
  text: string,
  { isStrict }: { isStrict: boolean },
): { ok: true; url: string } | { ok: false; problem: UrlProblem } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > 500) return { ok: false, problem: 'not_a_url' }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'with_credentials' }
  if (isStrict && url.protocol !== 'https:') return { ok: false, problem: 'not_https' }
  if (isStrict && url.port !== '' && url.port !== '8443') return { ok: false, problem: 'other_port' }
  url.hash = ''
  return { ok: true, url: url.href }
}
