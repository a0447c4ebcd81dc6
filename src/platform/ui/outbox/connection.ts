import { registerWorker } from '../worker/register.ts'

/** The token of who is signed in now; `undefined`: there is no connection. */
export async function asked(ready: string): Promise<string | undefined> {
  try {
    const answer = await fetch(ready, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(8000) })
    if (!answer.ok) return undefined
    const { csrf } = (await answer.json()) as { csrf: string } // parse edge: our own route
    return csrf
  } catch {
    return undefined
  }
}

/** Lets the worker send what waits when there is a connection, where the browser knows that. */
export async function askForSync(): Promise<void> {
  try {
    const { sync } = (await registerWorker()) as ServiceWorkerRegistration & {
      sync?: { register(tag: string): Promise<void> }
    }
    await sync?.register('madoguchi-outbox')
  } catch {
    // Sent when a page of ours is open again.
  }
}
