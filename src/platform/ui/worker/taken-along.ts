// What somebody takes along for a day without a connection: pages that a module names, with their pictures. Kept for who was
// signed in, until they sign out, somebody else signs in here, or the day of the office is over.

/** Where a module lets pages be taken along; nothing else of the staff is ever kept. */
const scopes = ['/staff/work']
const cacheName = 'madoguchi-taken-along'
const about = '/taken-along'
/** A line that answers no sooner is none. */
const patience = 8000

type Kit = { owner: string; lasts: number; pages: readonly { at: string; from: string }[] }
type About = { owner: string; until: number }

/** How much was taken; `undefined`: there was no connection, or nobody is signed in, and what was there before stays. */
export async function takeAlong(address: string): Promise<{ pages: number } | undefined> {
  const url = new URL(address, location.origin)
  if (url.origin !== location.origin || !isInScope(url.pathname)) return undefined
  try {
    const asked = await get(url.pathname)
    const { owner, lasts, pages } = (await asked.json()) as Kit // parse edge: our own route
    const fetched = new Map<string, Response>()
    for (const { at, from } of pages) {
      if (!isInScope(at)) continue
      const page = await get(from)
      for (const part of partsOf(await page.clone().text()))
        if (!fetched.has(part)) {
          const answer = await get(part).catch(() => undefined)
          if (answer) fetched.set(part, answer)
        }
      fetched.set(at, page)
    }
    await dropTaken()
    const cache = await caches.open(cacheName)
    for (const [path, answer] of fetched) await cache.put(path, answer)
    const told: About = { owner, until: Date.now() + lasts }
    await cache.put(about, Response.json(told))
    return { pages: pages.length }
  } catch {
    return undefined
  }
}

/** Takes it anew where something was taken today; `undefined` too where nothing was. */
export const takeAgain = async (address: string): Promise<{ pages: number } | undefined> =>
  (await taken()) && takeAlong(address)

export const dropTaken = (): Promise<boolean> => caches.delete(cacheName)

/** Somebody is signed in here: what another took along goes. */
export async function keepOnlyOf(owner: string): Promise<void> {
  const known = await taken()
  if (known && known.owner !== owner) await dropTaken()
}

/** What to answer a request with; `undefined`: it is none of ours. */
export function answerFromTaken(request: Request): Promise<Response> | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !isInScope(url.pathname)) return undefined
  if (request.mode !== 'navigate' && request.destination !== 'image') return undefined
  return fromNetworkOr(request, url.pathname)
}

/** A script or sheet of a page that was taken along. */
export const partFromTaken = async (path: string): Promise<Response | undefined> =>
  (await taken()) && caches.match(path, { cacheName })

async function fromNetworkOr(request: Request, path: string): Promise<Response> {
  const answer = fetch(request)
  const first = await Promise.race([answer.catch(() => undefined), later(patience)])
  if (first) return first
  const kept = (await taken()) && (await caches.match(path, { cacheName }))
  return kept ?? answer
}

/** What is there, if the day is not over. */
async function taken(): Promise<About | undefined> {
  const answer = await caches.match(about, { cacheName })
  if (!answer) return undefined
  const known = (await answer.json()) as About // parse edge: we wrote it
  if (known.until > Date.now()) return known
  await dropTaken()
  return undefined
}

const isInScope = (path: string): boolean => scopes.some((scope) => path === scope || path.startsWith(`${scope}/`))

/** Throws where there is none, or it leads elsewhere. */
async function get(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-store', credentials: 'same-origin', redirect: 'error' })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer
}

/** Scripts and sheets of ours, and below the scopes pictures and what a page says is to be taken. */
const partsOf = (html: string): string[] =>
  [...html.matchAll(/(?:href|src|data-take)="(\/[^"]+)"/g)]
    .map(([, part = '']) => part)
    .filter((part) => /^\/assets\/[^"]+\.(?:css|js|svg)$/.test(part) || isTaken(html, part))

const isTaken = (html: string, part: string): boolean =>
  isInScope(part) && [`src="${part}"`, `data-take="${part}"`].some((named) => html.includes(named))

const later = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds)
  })
