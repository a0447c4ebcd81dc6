import { href, htmlLang, type Lang, langs, otherName } from '#platform/i18n/index.ts'
import { Icon } from '../components/picture/icon.tsx'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'
import { ReadAloudButton } from './read-aloud.tsx'

export type ReadingChoice = {
  furigana: boolean
  size: 'm' | 'l' | 'xl'
  spacing: 'usual' | 'wide' | 'wider'
  contrast: 'usual' | 'white' | 'black'
  speed: 'slow' | 'usual' | 'fast'
}

const choices = {
  size: ['m', 'l', 'xl'],
  spacing: ['usual', 'wide', 'wider'],
  contrast: ['usual', 'white', 'black'],
} as const

/** Classes of the page's root for what a reader chose. */
export const readingClasses = ({
  size,
  spacing,
  contrast,
}: Omit<ReadingChoice, 'furigana' | 'speed'>): string | undefined =>
  [
    size !== 'm' && `size-${size}`,
    spacing !== 'usual' && `spacing-${spacing}`,
    contrast !== 'usual' && `contrast-${contrast}`,
  ]
    .filter(Boolean)
    .join(' ') || undefined

/** Furigana, size, spacing, contrast, reading aloud, languages: plain links and one form, so they work without JavaScript. */
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
            <span>{t.label}</span>
            <Icon name="down" />
          </summary>
          <div id="reading">
            <Choices name="size" label={t.size} words={t.sizes} now={reading.size} />
            <Choices name="spacing" label={t.spacing} words={t.spacings} now={reading.spacing} />
            <Choices name="contrast" label={t.contrast} words={t.contrasts} now={reading.contrast} />
            <ReadAloudButton />
          </div>
        </details>
      </form>
      <LanguageLinks lang={lang} path={path} />
    </nav>
  )
}

type ChoicesProps<Name extends keyof typeof choices> = {
  name: Name
  label: string
  words: Readonly<Record<(typeof choices)[Name][number], string>>
  now: (typeof choices)[Name][number]
}

function Choices<Name extends keyof typeof choices>({ name, label, words, now }: ChoicesProps<Name>) {
  const values: readonly (typeof choices)[Name][number][] = choices[name]
  return (
    <div role="group" aria-labelledby={`reading-${name}`}>
      <b id={`reading-${name}`}>{label}</b>
      {values.map((value) => (
        <button name={name} value={value} aria-pressed={value === now ? 'true' : 'false'}>
          <span>{words[value]}</span>
        </button>
      ))}
    </div>
  )
}

const LanguageLinks = ({ lang, path }: { lang: Lang; path: string }) => (
  <ul>
    {langs
      .filter((other) => other !== lang)
      .map((other) => (
        <li>
          <a href={href(other, path)} lang={htmlLang(other)} hreflang={htmlLang(other)}>
            {otherName[other]}
          </a>
        </li>
      ))}
  </ul>
)
