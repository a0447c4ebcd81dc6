import { asked } from './connection.ts'
import type { PageBox } from './page-box.ts'
import { makeSmaller } from './smaller-photos.ts'

/** Fields as they are kept; the token and the key are given anew when they are sent. */
export type KeptFields = (readonly [string, string | File])[]

type Ways = {
  ready: string
  /** What stands in its line of the list, and what it waits behind; or what is missing, by the name of its words. */
  describe(
    fields: KeptFields,
    form: HTMLFormElement,
  ): { label: string; line?: string | undefined } | { missing: string }
}

/**
 * Makes photos smaller before they leave, and keeps the form on this phone where there is no connection, or one that breaks on
 * the way. Without this script the form sends itself.
 */
export function letWait(form: HTMLFormElement, box: PageBox, { ready, describe }: Ways): void {
  let isGoing = false
  addEventListener('pageshow', () => {
    isGoing = false
  })
  form.addEventListener('submit', (event) => void take(event))

  async function take(event: SubmitEvent): Promise<void> {
    // Buttons with names are the page's own matter.
    if (isGoing || (event.submitter instanceof HTMLButtonElement && event.submitter.name !== '')) return
    if (event.submitter instanceof HTMLInputElement) return
    event.preventDefault()
    await makeSmaller(form)
    box.say('sending')
    const csrf = await asked(ready)
    if (csrf === undefined) return keepHere()
    const token = form.querySelector<HTMLInputElement>('input[name=csrf]')
    if (token) token.value = csrf
    // What the office has taken is seen in its own page; only a line that breaks on the way leaves it here.
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(() => undefined)
    if (!answer) return keepHere()
    if (answer.redirected) return location.assign(answer.url)
    isGoing = true
    form.requestSubmit()
  }

  async function keepHere(): Promise<void> {
    const own = new Set(['csrf', 'idempotency_key'])
    const fields = [...new FormData(form)].filter(
      ([name, value]) => !own.has(name) && (typeof value === 'string' || value.size > 0),
    )
    const about = describe(fields, form)
    if ('missing' in about) return box.say(about.missing)
    if (await box.keep({ fields, ...about })) form.reset()
  }
}
