import type { Lang } from '#platform/i18n/index.ts'
import { Button, type Content } from '#platform/ui/index.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { texts } from '../../../text/index.ts'

type UploadsProps = {
  children?: Content
  /** What was sent before. */
  chosen: Content
  lang: Lang
  name: string
  /** Several at once, one after another. */
  several: boolean
  /** Where a file may be sent before the form; missing where nothing is kept. */
  address: string | undefined
}

/** Around fields for files: what the script says while it sends them, in the page's words. Without it the form sends them. */
export const Uploads = ({ lang, name, several, address, children, chosen }: UploadsProps) => {
  const t = fieldTexts(lang).file
  const said = { ...texts(lang).correction.fileProblems, ...t.said, large: t.large, sending: t.sending }
  return (
    <div
      class="uploads"
      data-uploads={10_000_000}
      data-name={name}
      data-several={several || undefined}
      data-address={address}
    >
      {children}
      <div class="sending" hidden>
        <progress max="100" value="0" aria-label={t.progress} />
        <span data-percent aria-hidden="true" />
        <Button type="button" variant="secondary" small>
          {t.stop}
        </Button>
      </div>
      <p role="status" class="meta" />
      {chosen}
      {Object.entries(said).map(([state, words]) => (
        <template data-say={state}>
          <span>{words}</span>
        </template>
      ))}
      <template data-say="portion">
        <span data-percent />
        <span>{t.portion}</span>
      </template>
    </div>
  )
}
