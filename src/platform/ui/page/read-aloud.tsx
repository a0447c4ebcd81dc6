import { assetHref } from '#platform/assets/index.ts'
import { Icon } from '../components/picture/icon.tsx'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'

/** Hidden until the island finds that this browser can speak: without it the button would do nothing. */
export const ReadAloudButton = () => (
  <button type="button" id="read-aloud" hidden>
    <Icon name="speech" />
    <span>{uiTexts(usePage().lang).aloud.start}</span>
  </button>
)

const rates = { slow: '0.75', usual: '1', fast: '1.4' } as const

/** What stands at the foot of the window while a page is read. The words are here, so that the island needs none. */
export const ReadAloudPlayer = ({ root, speed: chosen }: { root: string; speed: keyof typeof rates }) => {
  const t = uiTexts(usePage().lang).aloud
  return (
    <section class="player" aria-label={t.label} hidden data-sheet={assetHref(root, 'aloud.css')}>
      <p role="status" />
      <button type="button" data-do="pause">
        <span>{t.pause}</span>
      </button>
      <button type="button" data-do="go" hidden>
        <span>{t.go}</span>
      </button>
      <button type="button" data-do="stop">
        <span>{t.stop}</span>
      </button>
      <div role="group" aria-label={t.speed}>
        {(['slow', 'usual', 'fast'] as const).map((speed) => (
          <button
            type="button"
            value={speed}
            data-rate={rates[speed]}
            aria-pressed={speed === chosen ? 'true' : 'false'}
          >
            <span>{t[speed]}</span>
          </button>
        ))}
      </div>
      {(['silent', 'failed', 'nothing', 'done'] as const).map((message) => (
        <span hidden data-say={message}>
          {t[message]}
        </span>
      ))}
    </section>
  )
}
