import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import { formOf } from './forms.ts'

/** A browser without JavaScript: keeps cookies, sends forms as its pages have them. Goes where it is sent only with `follow`. */
export function browse(app: Hono<HttpEnv>, cookie = '') {
  const jar = new Map(
    cookie
      .split('; ')
      .filter(Boolean)
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  return {
    jar,
    get: (path: string) => send(path),
    /** Opens a page and goes on to where it sends. */
    async follow(path: string): Promise<Response> {
      const response = await send(path)
      const next = response.headers.get('location')
      return next === null ? response : this.follow(next)
    },
    /** Opens `page`, fills in its form and sends it. */
    async submit(page: string, fields: Record<string, string | string[]> = {}, action = page): Promise<Response> {
      const form = formOf(await (await send(page)).text(), action)
      for (const [name, value] of Object.entries(fields)) {
        form.delete(name)
        for (const one of [value].flat()) form.append(name, one)
      }
      return send(action, { method: 'POST', body: form })
    },
    /** Sends a form with files. */
    upload: (path: string, form: FormData) => send(path, { method: 'POST', body: form }),
    /** What a script of the page saves in passing. */
    put: (path: string, body: URLSearchParams) =>
      send(path, { method: 'PUT', body, headers: { 'content-length': String(body.toString().length) } }),
    post: (path: string, fields: Record<string, string> | URLSearchParams, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}
