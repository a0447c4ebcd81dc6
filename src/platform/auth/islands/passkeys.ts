import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

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
}

async function send(box: HTMLElement, form: HTMLFormElement): Promise<void> {
  const said = box.querySelector<HTMLElement>('[role=status]')
  const button = form.querySelector('button')
  if (button) button.disabled = true
  try {
    const answer = await ask(box, form)
    const field = form.querySelector<HTMLInputElement>('input[name=credential]')
    if (field) field.value = JSON.stringify(answer)
    form.submit()
  } catch {
    if (said) said.textContent = box.dataset.stopped ?? ''
    if (button) button.disabled = false
  }
}

async function ask(box: HTMLElement, form: HTMLFormElement) {
  const response = await fetch(box.dataset.options ?? '', {
    method: 'POST',
    redirect: 'error',
    body: new URLSearchParams(fieldsOf(form)),
  })
  if (!response.ok) throw new Error('no question')
  const optionsJSON = await response.json()
  return box.dataset.passkey === 'create' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
}

const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
