/** The fields of the form in a page whose action ends with `action`: hidden ones and those already filled in. Throws when there is no such form. */
export function formOf(html: string, action = ''): URLSearchParams {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  const form = forms.find(
    ([, head = '']) =>
      attribute(head, 'method')?.toLowerCase() === 'post' && (attribute(head, 'action') ?? '').endsWith(action),
  )
  if (!form) throw new Error(`no form ${action} in the page`)
  const fields = new URLSearchParams()
  for (const [, head = ''] of (form[2] ?? '').matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(head, 'name')
    const type = attribute(head, 'type')
    if (!name || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/\schecked\b/.test(head))) continue
    fields.append(name, attribute(head, 'value') ?? '')
  }
  return fields
}

function attribute(head: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
