import { dropWaiting, keepWaiting, listWaiting, type Waiting } from './waiting.ts'

/** What the office has taken: where it says so, and under which number. */
export type Sent = { id: string; label: string; href: string; number: string }

/** Sends what waits, one after the other, until there is no connection; what page and worker send at once is sent by one of them. */
export async function sendWaiting(): Promise<readonly Sent[]> {
  const { locks } = navigator
  if (!locks) return sendAll()
  return locks.request('madoguchi-outbox', { ifAvailable: true }, (lock) => (lock ? sendAll() : []))
}

async function sendAll(): Promise<Sent[]> {
  const sent: Sent[] = []
  for (const entry of await listWaiting()) {
    if (entry.problem === 'fix') continue
    const outcome = await sendOne(entry)
    if (outcome === 'offline') break
    if (outcome !== 'kept') sent.push(outcome)
  }
  return sent
}

/** `kept`: the person has to do something first. */
async function sendOne(entry: Waiting): Promise<Sent | 'offline' | 'kept'> {
  try {
    const asked = await fetch(entry.ready, { cache: 'no-store', redirect: 'error' })
    if (!asked.ok) return 'offline'
    const { csrf, may } = (await asked.json()) as { csrf: string; may: boolean } // parse edge: our own route
    if (!may) return wait(entry, { problem: 'sign-in' })
    const answer = await fetch(entry.address, { method: 'POST', body: bodyOf(entry, csrf), redirect: 'error' })
    if (answer.ok) {
      const { href, number } = (await answer.json()) as { href: string; number: string } // parse edge: our own route
      await dropWaiting(entry.id)
      return { id: entry.id, label: entry.label, href, number }
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

function bodyOf({ id, fields }: Waiting, csrf: string): FormData {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  for (const [name, value] of [
    ['csrf', csrf],
    ['idempotency_key', id],
    ['sent_key', id],
  ] as const)
    body.set(name, value)
  return body
}
