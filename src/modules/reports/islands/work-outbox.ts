import { openBox, type PageBox } from '#platform/ui/outbox/page-box.ts'
import { type KeptFields, letWait } from '#platform/ui/outbox/waiting-form.ts'
import { registerWorker } from '#platform/ui/worker/register.ts'
import { deedKinds, missingIn } from '../crew/domain/deed.ts'
import { deedIn } from '../crew/domain/deed-fields.ts'

// The day on this phone: takes it along, and keeps deeds and photos that are written where there is no connection. All words
// stand in the page. Without this script the forms send themselves.

const box = document.querySelector<HTMLElement>('[data-outbox]')
if (box && 'indexedDB' in window) begin(box)

function begin(outbox: HTMLElement): void {
  const shown = openBox(outbox)
  for (const form of document.querySelectorAll<HTMLFormElement>('form.deed-form'))
    letWait(form, shown, { ready: outbox.dataset.ready ?? '', describe })
  if ('serviceWorker' in navigator) void offerDay(outbox, shown)
}

/** What it is about, behind what of the same order it waits, and what would be missing at the office. */
function describe(fields: KeptFields, form: HTMLFormElement) {
  const text = (name: string) => {
    const value = fields.find(([field]) => field === name)?.[1]
    return typeof value === 'string' ? value : undefined
  }
  const kind = deedKinds.find((one) => one === text('deed')) ?? 'photos'
  const pictures = fields.filter(([, value]) => typeof value !== 'string').length
  const options = form.querySelectorAll<HTMLOptionElement>('select[name=reason] option')
  const [missing] = missingIn(deedIn(kind, text), {
    hasAfter: pictures > 0 || text('hasAfter') !== undefined,
    pictures,
    reasons: [...options].map(({ value }) => value).filter(Boolean),
  })
  if (missing) return { missing: missing.why }
  const title = document.querySelector('h1')?.textContent ?? ''
  return { label: `${title}　${form.getAttribute('aria-label') ?? ''}`, line: text('order') }
}

/** Taken along at a press; on that day again whenever the day is opened with a connection. */
async function offerDay(outbox: HTMLElement, shown: PageBox): Promise<void> {
  const place = outbox.querySelector<HTMLElement>('[data-takes]')
  const { kit } = outbox.dataset
  if (!place || !kit) return
  try {
    const { active } = await registerWorker()
    if (!active) return
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ taken?: unknown }>) => {
      if (data.taken !== undefined) shown.say(data.taken === false ? 'not-taken' : 'taken')
    })
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => {
      shown.say('taking')
      active.postMessage({ take: kit })
    })
    if (navigator.onLine) active.postMessage({ again: kit })
  } catch {
    // A browser without a service worker takes nothing along; deeds wait all the same while the page is open.
  }
}
