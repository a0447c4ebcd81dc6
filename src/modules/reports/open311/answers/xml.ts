/** What an answer is made of; a list stands in an element that its own name is the plural of. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

// Of GeoReport v2, of service discovery, and of the extensions in use.
const oneOf: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_requests_updates: 'request_update',
  service_request_updates: 'request_update',
  media_urls: 'media_url',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

/** A document of XML 1.0 in UTF-8 with this root. Throws for a list whose parts have no name. */
export const writeXml = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`

function element(name: string, value: Value): string {
  const inside = content(name, value)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function content(name: string, value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isList(value)) {
    const each = oneOf[name]
    if (!each) throw new Error(`nobody knows what one of <${name}> is called`)
    return value.map((one) => element(each, one)).join('')
  }
  return Object.entries(value)
    .map(([inner, one]) => element(inner, one))
    .join('')
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value)

// XML 1.0 §2.2: nothing else is a character, not even written as a reference.
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text as the content of an element: `>` too, for the sake of `]]>`, and a carriage return that a parser would swallow. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll(notInXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
