import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

// A form with `data-passkey` asks the authenticator before it is sent; its answer travels in the field `credential`.
// Without this script, or where the browser knows no passkeys, the words beside it stay and other ways remain.

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const form = box.querySelector('form')
  const without = box.querySelector<HTMLElement>('[data-without]')
  if (!form || !without) continue
  if (!browserSupportsWebAuthn()) {
    without.textContent = box.dataset.unsupported ?? ''
    continue
  }
  without.hidden = true
  form.closest<HTMLElement>('[data-form]')?.removeAttribute('hidden')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send(box, form)
  })
  if (box.dataset.passkey === 'get') offerInField(box, form)
}

// A field for a name may offer the passkey too. Asked for when somebody goes there, not with every page.
function offerInField(box: HTMLElement, form: HTMLFormElement): void {
  const field = document.querySelector<HTMLInputElement>('input[autocomplete~=webauthn]')
  field?.addEventListener('focus', () => void offer(box, form), { once: true })
}

async function offer(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  if (!(await browserSupportsWebAuthnAutofill())) return
  try {
    const optionsJSON = await question(box, form)
    answer(form, await startAuthentication({ optionsJSON, useBrowserAutofill: true }))
  } catch {
    // Nobody asked for it: the mail and the button beside it remain.
  }
}

async function send(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  const said = box.querySelector<HTMLElement>('[role=status]')
  const button = form.querySelector('button')
  if (button) button.disabled = true
  try {
    answer(form, await ask(box, form))
  } catch (error) {
    const refused = error instanceof Refused ? box.dataset.refused : undefined
    if (said) said.textContent = refused ?? box.dataset.stopped ?? ''
    if (button) button.disabled = false
  }
}

function answer(form: HTMLFormElement, said: object): void {
  const field = form.querySelector<HTMLInputElement>('input[name=credential]')
  if (field) field.value = JSON.stringify(said)
  form.submit()
}

async function ask(box: HTMLElement, form: HTMLFormElement) {
  const optionsJSON = await question(box, form)
  return box.dataset.passkey === 'create' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

// The house read the form and does not take what is in it.
class Refused extends Error {}

async function question(box: HTMLElement, form: HTMLFormElement) {
  const response = await fetch(box.dataset.options ?? '', {
    method: 'POST',
    redirect: 'error',
    body: new URLSearchParams(fieldsOf(form)),
  })
  if (response.status === 422) throw new Refused()
  if (!response.ok) throw new Error('no question')
  return response.json()
}

const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
