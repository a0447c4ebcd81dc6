import type { Lang } from '#platform/i18n/index.ts'
import { href, plainText } from '#platform/i18n/index.ts'
import { Actions, Button, type Content, Form, Notice } from '#platform/ui/index.ts'
import { deviceTexts } from '../text/devices.ts'

type Props = {
  lang: Lang
  /** `create` makes a key, `get` uses one. */
  act: 'create' | 'get'
  action: string
  /** Where the island asks for the question. */
  options: string
  label: string
  returnTo?: string | undefined
  variant?: 'primary' | 'secondary' | undefined
  /** The card stands beside it on this page. */
  beside?: boolean | undefined
  /** What to do when the house does not take what is in the form. */
  refused?: string | undefined
  children?: Content
}

/** Hidden until the island finds that this browser knows passkeys; until then it says what remains. */
export const PasskeyForm = ({
  lang,
  act,
  action,
  options,
  label,
  returnTo,
  variant,
  beside,
  refused,
  children,
}: Props) => {
  const t = deviceTexts(lang)
  return (
    <div
      data-passkey={act}
      data-options={href(lang, options)}
      data-unsupported={plainText(beside ? t.unsupported : t.unsupportedHere)}
      data-refused={refused && plainText(refused)}
      data-stopped={plainText(t.stopped)}
    >
      <p data-without>{beside ? t.withoutScript : t.withoutScriptHere}</p>
      <div hidden data-form>
        <Form action={action}>
          <input type="hidden" name="credential" value="" />
          {returnTo !== undefined && <input type="hidden" name="return_to" value={returnTo} />}
          {children}
          <Actions>
            <Button variant={variant}>{label}</Button>
          </Actions>
        </Form>
      </div>
      <p role="status" />
    </div>
  )
}

/** Why the last try did not hold, from the page's address. */
export const PasskeyProblem = ({ lang, problem }: { lang: Lang; problem: string | undefined }) => {
  const words: Record<string, string> = deviceTexts(lang).problems
  const said = problem !== undefined && Object.hasOwn(words, problem) ? words[problem] : undefined
  return said ? (
    <Notice kind="danger" live>
      <p>{said}</p>
    </Notice>
  ) : null
}
