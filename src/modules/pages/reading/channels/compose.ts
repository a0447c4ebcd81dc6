/** What a page says, as plain words in one language. */
export type Said = {
  title: string
  summary: string
  /** 「いつ：12月9日(水)10時から」, the most important first. */
  facts: readonly { term: string; value: string }[]
  address: string
  contact: string
}

export type Drafts = {
  line: string
  mail: { subject: string; body: string }
  short: string
  feed: { title: string; description: string }
}

/** Of a LINE message, so that it is read in one go, and of a short post. In UTF-16 units, as LINE counts. */
export const limits = { line: 500, short: 140, subject: 60 } as const

/** Drafts for other channels; whole sentences only, and always with the address of the page. */
export function composeDrafts(said: Said): Drafts {
  const { title, summary, facts, address, contact } = said
  const lines = facts.map(({ term, value }) => `${term}：${value}`)
  return {
    line: fitted(limits.line, [`【${title}】`, summary], lines, address),
    mail: {
      subject: cut(title, limits.subject),
      body: [title, '', summary, ...(lines.length > 0 ? ['', ...lines] : []), '', address, '', contact].join('\n'),
    },
    short: fitted(limits.short, [title, summary], [], address),
    feed: { title, description: summary },
  }
}

/** The head, as many of the lines as there is room for, and the address. What is too long gives way, the address never. */
function fitted(
  limit: number,
  [title, summary]: readonly [string, string],
  lines: readonly string[],
  address: string,
): string {
  const room = limit - address.length - 1
  const named = cut(title, Math.max(1, room))
  const said = sentencesOf(summary, room - named.length - 1)
  let text = said ? `${named}\n${said}` : named
  for (const line of lines) if (text.length + 1 + line.length <= room) text = `${text}\n${line}`
  return `${text}\n${address}`
}

/** As many whole sentences from the beginning as fit; nothing where not even the first one does. */
function sentencesOf(text: string, room: number): string {
  let fits = ''
  for (const sentence of text.match(/[^。.!?！？]+(?:[。.!?！？]+\s*|$)/g) ?? []) {
    if (fits.length + sentence.length > room) break
    fits += sentence
  }
  return fits.trim()
}

/** Never half a character: 𠮷 is two units. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  let short = ''
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)) {
    if (short.length + segment.length > most - 1) break
    short += segment
  }
  return `${short}…`
}
