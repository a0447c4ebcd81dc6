import { openBox } from '#platform/ui/outbox/page-box.ts'
import { letWait } from '#platform/ui/outbox/waiting-form.ts'
import { registerWorker } from '#platform/ui/worker/register.ts'

// Makes photos smaller before they leave, and keeps a report on this phone where there is no connection, until there is one.
// All words stand in the page. Without this script the form sends itself.

const box = document.querySelector<HTMLElement>('[data-outbox]')
if (box && 'indexedDB' in window) begin(box)

function begin(outbox: HTMLElement): void {
  const shown = openBox(outbox, { fixTakesOver: true })
  const form = document.querySelector<HTMLFormElement>('form.report-form')
  if (form)
    letWait(form, shown, {
      ready: outbox.dataset.ready ?? '',
      describe(fields) {
        const text = (name: string) => fields.find(([field]) => field === name)?.[1]
        const label = [text('description'), text('placeText'), text('town')].find(
          (one) => typeof one === 'string' && one,
        )
        return { label: String(label ?? '').slice(0, 60) }
      },
    })
  if (form && 'serviceWorker' in navigator) void keepOffline(form)
}

async function keepOffline(form: HTMLFormElement): Promise<void> {
  try {
    const { active } = await registerWorker()
    if (location.search === '' && !form.querySelector('input[name=draft]'))
      active?.postMessage({ keep: location.pathname })
  } catch {
    // Without a service worker the form is there only with a connection.
  }
}
