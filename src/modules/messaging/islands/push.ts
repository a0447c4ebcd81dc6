// The browser asks for permission only after the press; what its push service says travels in three fields of the form.
// Without this script, or where the browser knows no web push, the words beside it stay and other ways remain.

import { registerWorker } from '#platform/ui/worker/register.ts'

for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) {
  const form = box.querySelector('form')
  const without = box.querySelector<HTMLElement>('[data-without]')
  if (!form || !without) continue
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    without.textContent = box.dataset.unsupported ?? ''
    continue
  }
  without.hidden = true
  form.closest<HTMLElement>('[data-form]')?.removeAttribute('hidden')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(box, form)
  })
}

async function send(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  const said = box.querySelector<HTMLElement>('[role=status]')
  const button = form.querySelector('button')
  if (button) button.disabled = true
  try {
    if ((await Notification.requestPermission()) !== 'granted') throw new Denied()
    const { endpoint, keys } = (await subscribe(box.dataset.push ?? '')).toJSON()
    for (const [name, value] of Object.entries({ endpoint, ...keys })) {
      const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`)
      if (field) field.value = value ?? ''
    }
    form.submit()
  } catch (error) {
    if (said) said.textContent = (error instanceof Denied ? box.dataset.denied : box.dataset.stopped) ?? ''
    if (button) button.disabled = false
  }
}

class Denied extends Error {}

async function subscribe(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await registerWorker()
  const applicationServerKey = bytesOf(publicKey)
  const earlier = await pushManager.getSubscription()
  // Of another key: the house has a new secret, and nothing that it sends would arrive there.
  if (earlier && !isSame(earlier.options.applicationServerKey, applicationServerKey)) await earlier.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

const isSame = (known: ArrayBuffer | null, wanted: Uint8Array): boolean =>
  known !== null && new Uint8Array(known).every((byte, at) => byte === wanted[at])
