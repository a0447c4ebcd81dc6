type Opened = { url: string; html: string } | { leftTo: string }

/** `choose` picks the radio whose label starts with a text; `action` picks the form. */
export type Press = { action?: RegExp; fields?: Record<string, string>; choose?: Record<string, string> }

/** A browser of a few lines: cookies, redirects, one form. It stops where a redirect leaves `origin`. */
export const createBrowser = (origin: string) => {
  const cookies = new Map<string, { value: string; path: string }>()

  const request = async (url: string, init: RequestInit = {}): Promise<Opened> => {
    if (new URL(url).origin !== origin) return { leftTo: url }
    const { pathname } = new URL(url)
    const cookie = [...cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
    const response = await fetch(url, { ...init, headers: { cookie: cookie.join('; ') }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) remember(cookies, line)
    const location = response.headers.get('location')
    const html = await response.text()
    return location ? request(new URL(location, url).href) : { url, html }
  }

  const submit = (page: { url: string; html: string }, press: Press): Promise<Opened> => {
    const form = formsOf(page.html).find(({ action }) => (press.action ?? /./).test(action))
    if (!form) throw new Error(`no such form on ${page.url}`)
    const fields = new URLSearchParams({ ...hiddenFields(form.html), ...press.fields })
    for (const [name, label] of Object.entries(press.choose ?? {}))
      fields.set(name, valueLabelled(form.html, name, label))
    const url = new URL(form.action, page.url)
    if (form.method === 'post') return request(url.href, { method: 'POST', body: fields })
    url.search = fields.toString()
    return request(url.href)
  }
  return { open: (url: string) => request(url), submit }
}

const remember = (cookies: Map<string, { value: string; path: string }>, line: string) => {
  const [pair = '', ...attributes] = line.split(/; */)
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
  if (value === '') cookies.delete(name)
  else cookies.set(name, { value, path })
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&')

const formsOf = (html: string) =>
  [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag = '', inner = '']) => ({
    method: attribute(tag, 'method'),
    action: attribute(tag, 'action'),
    html: inner,
  }))

const inputsOf = (html: string) => [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    inputsOf(html)
      .filter((tag) => attribute(tag, 'type') === 'hidden')
      .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]),
  )

const valueLabelled = (html: string, name: string, label: string): string => {
  for (const [choice, text = ''] of html.matchAll(/<label class="choice">[\s\S]*?<span>([^<]*)/g)) {
    const [tag = ''] = inputsOf(choice)
    if (attribute(tag, 'name') === name && text.trim() === label) return attribute(tag, 'value')
  }
  throw new Error(`「${label}」 is not offered as ${name}`)
}
