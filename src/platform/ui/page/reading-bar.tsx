import { href, type Lang, langs, otherName } from '#platform/i18n/index.ts'
import { Icon } from '../components/picture/icon.tsx'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'

export type ReadingChoice = { furigana: boolean; size: 'm' | 'l' | 'xl' }

const sizes = ['m', 'l', 'xl'] as const

/** Furigana, easy Japanese, size of text, English: plain links and one form, so they work without JavaScript. */
export const ReadingBar = ({ reading }: { reading: ReadingChoice }) => {
  const { lang, path, csrf } = usePage()
  const t = uiTexts(lang).reading
  return (
    <nav class="tools" aria-label={t.label}>
      <form action={href(lang, '/reading')} method="post">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="return_to" value={path} />
        {lang !== 'en' && (
          <button
            name="furigana"
            value={reading.furigana ? 'off' : 'on'}
            aria-pressed={reading.furigana ? 'true' : 'false'}
          >
            <span>{t.furigana}</span>
          </button>
        )}
        <details>
          <summary>
            <span>{t.size}</span>
            <Icon name="down" />
          </summary>
          <div>
            {sizes.map((size) => (
              <button name="size" value={size} aria-pressed={size === reading.size ? 'true' : 'false'}>
                <span>{t.sizes[size]}</span>
              </button>
            ))}
          </div>
        </details>
      </form>
      <LanguageLinks lang={lang} path={path} />
    </nav>
  )
}

const LanguageLinks = ({ lang, path }: { lang: Lang; path: string }) => (
  <ul>
    {langs
      .filter((other) => other !== lang)
      .map((other) => (
        <li>
          <a href={href(other, path)} lang={other === 'en' ? 'en' : 'ja'} hreflang={other === 'en' ? 'en' : 'ja'}>
            {otherName[other]}
          </a>
        </li>
      ))}
  </ul>
)
