/** What is stopped: a topic that was chosen, or a kind of notice. */
export type Stoppable = { topic: string } | { kind: string }

/** As it stands in a form or a link of ours: 「topic:child-raising」. */
export const writeStoppable = (what: Stoppable): string =>
  'topic' in what ? `topic:${what.topic}` : `kind:${what.kind}`

export function readStoppable(text: string): Stoppable | undefined {
  const [, sort, name = ''] = /^(topic|kind):([a-z][a-z0-9.-]{0,79})$/.exec(text) ?? []
  if (sort === 'topic') return { topic: name }
  return sort === 'kind' ? { kind: name } : undefined
}
