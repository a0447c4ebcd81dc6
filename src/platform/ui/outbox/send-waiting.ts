import { dropWaiting, keepWaiting, listWaiting, type Waiting } from './waiting.ts'

/** What the office has taken: where it says so, and under which number. `isChanged`: otherwise than it was meant. */
export type Sent = { id: string; label: string; href: string; number: string; isChanged?: boolean | undefined }

/** Sends what waits, one after the other, until there is no connection; what page and worker send at once is sent by one of them. */
export async function sendWaiting(): Promise<readonly Sent[]> {
  const { locks } = navigator
  if (!locks) return sendAll()
  return locks.request('madoguchi-outbox', { ifAvailable: true }, (lock) => (lock ? sendAll() : []))
}

async function sendAll(): Promise<Sent[]> {
  const sent: Sent[] = []
  const held = new Set<string>()
  for (const entry of await listWaiting()) {
    if (entry.line !== undefined && held.has(entry.line)) continue
    const outcome = entry.problem === 'fix' ? 'kept' : await sendOne(entry)
    if (outcome === 'offline') break
    if (outcome !== 'kept') sent.push(outcome)
    else if (entry.line !== undefined) held.add(entry.line)
  }
  return sent
}

/** `kept`: the person has to do something first. */
async function sendOne(entry: Waiting): Promise<Sent | 'offline' | 'kept'> {
  try {
    const asked = await fetch(entry.ready, { cache: 'no-store', redirect: 'error' })
    if (!asked.ok) return 'offline'
    const { csrf, may, owner } = (await asked.json()) as { csrf: string; may: boolean; owner?: string } // parse edge: our own route
    if (!may || (entry.owner !== undefined && entry.owner !== owner)) return wait(entry, { problem: 'sign-in' })
    const answer = await fetch(entry.address, { method: 'POST', body: bodyOf(entry, csrf), redirect: 'error' })
    if (answer.ok) {
      const { href, number, isChanged } = (await answer.json()) as Omit<Sent, 'id' | 'label'> // parse edge: our own route
      await dropWaiting(entry.id)
      return { id: entry.id, label: entry.label, href, number, isChanged }
    }
    if (answer.status === 401 || answer.status === 403) return wait(entry, { problem: 'sign-in' })
    if (answer.status !== 422) return 'offline'
    const { fix } = (await answer.json()) as { fix?: string } // parse edge: our own route
    return wait(entry, { problem: 'fix', fix })
  } catch {
    return 'offline'
  }
}

async function wait(entry: Waiting, why: Pick<Waiting, 'problem' | 'fix'>): Promise<'kept'> {
  await keepWaiting({ ...entry, ...why })
  return 'kept'
}

function bodyOf({ id, fields, at, owner }: Waiting, csrf: string): FormData {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  for (const [name, value] of [
    ['csrf', csrf],
    ['idempotency_key', id],
    ['sent_key', id],
    ['written_at', new Date(at).toISOString()],
    ['owner', owner ?? ''],
  ] as const)
    body.set(name, value)
  return body
}
