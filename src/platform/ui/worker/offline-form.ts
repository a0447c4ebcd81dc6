import { partFromTaken } from './taken-along.ts'

// The one page for everybody that opens without a connection: an empty form, fetched without anybody's cookies, with what it needs.

const cacheName = 'madoguchi-offline-form'
const isForm = (path: string): boolean => /^(\/(easy|en))?\/reports\/new$/.test(path)
const isPart = (path: string): boolean => path.startsWith('/assets/') || path === '/reports/ground.json'

/** Keeps the form of this address and its parts, and forgets what was kept before. Another page is never kept. */
export async function keepForm(address: string): Promise<void> {
  const url = new URL(address, location.origin)
  if (url.origin !== location.origin || !isForm(url.pathname) || url.search !== '') return
  const page = await fetch(url, { credentials: 'omit', redirect: 'error' })
  if (!page.ok) return
  const parts = partsOf(await page.clone().text())
  const cache = await caches.open(cacheName)
  const answers = await Promise.all(
    parts.map(
      async (part) => [part, (await cache.match(part)) ?? (await fetch(part, { credentials: 'omit' }))] as const,
    ),
  )
  for (const known of await cache.keys()) await cache.delete(known)
  await cache.put(url.pathname, page)
  for (const [part, answer] of answers) if (answer.ok) await cache.put(part, answer)
}

const partsOf = (html: string): string[] => [
  ...new Set([
    ...[...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js|svg))"/g)].map(([, part = '']) => part),
    ...[...html.matchAll(/data-ground="([^"]+)"/g)].map(([, part = '']) => part),
  ]),
]

/** What to answer a request of a page with; `undefined`: it is none of ours. */
export function answerFor(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return undefined
  if (request.mode === 'navigate') return isForm(url.pathname) ? fromNetworkOr(request, url.pathname) : undefined
  return isPart(url.pathname) ? fromCacheOr(request, url.pathname) : undefined
}

async function fromNetworkOr(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(path, { cacheName })
    if (kept) return kept
    throw error
  }
}

// Their names carry the hash of what is in them; the ground is asked for anew where that can be.
async function fromCacheOr(request: Request, path: string): Promise<Response> {
  if (!path.startsWith('/assets/')) return fromNetworkOr(request, path)
  return (await caches.match(path, { cacheName })) ?? (await partFromTaken(path)) ?? fetch(request)
}
