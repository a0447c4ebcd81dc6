// What was written without a connection, on this phone only, until it is sent. Used by islands and by the service worker.

/** A form that waits. `id` is its idempotency key: the office takes it once, however often it is sent. */
export type Waiting = {
  id: string
  /** Where it is posted to, and where to ask before: `{ csrf, may }`. */
  address: string
  ready: string
  fields: readonly (readonly [string, string | File])[]
  /** For the person: what it is about. */
  label: string
  /** Milliseconds since 1970. */
  at: number
  /** What waits behind each other: nothing of a line is sent before the older ones of it. */
  line?: string | undefined
  /** Whose it is, where the office says so when it is asked: it waits for them. */
  owner?: string | undefined
  /** Nobody is signed in any more; or something has to be put right, at `fix`. */
  problem?: 'sign-in' | 'fix' | undefined
  fix?: string | undefined
}

const store = 'waiting'

/** Throws where the browser keeps nothing (private windows of some). */
export const keepWaiting = (entry: Waiting): Promise<unknown> => act('readwrite', (all) => all.put(entry))

export const dropWaiting = (id: string): Promise<unknown> => act('readwrite', (all) => all.delete(id))

/** The oldest first. */
export async function listWaiting(): Promise<Waiting[]> {
  const all = await act<Waiting[]>('readonly', (entries) => entries.getAll())
  return all.sort((a, b) => a.at - b.at)
}

async function act<T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await result(work(database.transaction(store, mode).objectStore(store)))
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('madoguchi-outbox', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store, { keyPath: 'id' }))
  return result(request)
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the phone keeps nothing')))
  })
