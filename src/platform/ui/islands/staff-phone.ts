import { listWaiting } from '../outbox/waiting.ts'

// What lies on a phone of the staff: what another took along goes, and nothing that waits to be sent is lost by signing out.

const signOut = document.querySelector<HTMLFormElement>('form.signed-in')
const owner = signOut?.dataset.owner
if (owner && 'serviceWorker' in navigator) {
  const tell = (message: unknown) =>
    void navigator.serviceWorker.getRegistration().then((there) => there?.active?.postMessage(message))
  tell({ owner })
  signOut?.addEventListener('submit', () => tell({ drop: 'taken' }))
}

let isWarned = false
signOut?.addEventListener('submit', (event) => {
  if (isWarned || !('indexedDB' in window)) return
  event.preventDefault()
  isWarned = true
  void listWaiting()
    .catch(() => [])
    .then((waiting) => {
      const warning = signOut.querySelector<HTMLElement>('[data-waits]')
      if (warning && waiting.some((entry) => entry.owner === owner)) warning.hidden = false
      else signOut.requestSubmit()
    })
})
