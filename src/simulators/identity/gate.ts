import type { IncomingMessage, RequestListener } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { World } from '../world/world.ts'
import { cookieNames } from './provider.ts'

type Providers = { resident: Promise<Provider>; staff: Promise<Provider> }

/** Sends each request to a provider's protocol endpoints or to the simulators' own pages. */
export const createGate = (world: World, providers: Providers, pages: RequestListener): RequestListener => {
  const realms = [
    { path: 'identity', part: '認証アプリ', handle: providers.resident.then(handlerOf) },
    { path: 'staff-identity', part: '職員の認証', handle: providers.staff.then(handlerOf) },
  ] as const
  return (request, response) => {
    const url = request.url ?? '/'
    const realm = realms.find(({ path }) => url.startsWith(`/${path}/`))
    if (!realm || url.startsWith(`/${realm.path}/interaction/`) || url === '/identity/ca.json')
      return pages(request, response)
    forgetSession(request, cookieNames(realm.path).session)
    if (url.startsWith(`/${realm.path}/token`))
      response.once('finish', () => world.calls.record(realm.part, `token　PKCE S256　${response.statusCode}`))
    // The library finds its mount path by comparing the two.
    const mounted = Object.assign(request, { originalUrl: url, url: url.slice(realm.path.length + 1) })
    void realm.handle.then((handle) => handle(mounted, response))
  }
}

const handlerOf = (provider: Provider) => provider.callback()

// The real app asks for the card every time; and another person at the same browser must not meet the first one's session.
const forgetSession = (request: IncomingMessage, name: string): void => {
  const cookies = request.headers.cookie
  if (!cookies) return
  request.headers.cookie = cookies
    .split(/; */)
    .filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.`))
    .join('; ')
}
