import { authored } from '#platform/i18n/index.ts'
import { Link, usePage } from '#platform/ui/index.ts'
import { findingTexts } from '../text/index.ts'

type OtherWordsProps = { meant: string | undefined; related: readonly string[] }

/** もしかして, and words that hold what was typed: the suggestions, for whom no script offers them. */
export const OtherWords = ({ meant, related }: OtherWordsProps) => {
  const t = findingTexts(usePage().lang)
  return (
    <>
      {meant !== undefined && (
        <p class="meant">
          {t.meant}
          <Link href={searchFor(meant)}>{meant}</Link>
        </p>
      )}
      {related.length > 0 && (
        <p class="try">
          <span>{t.related}</span>
          {related.map((words) => (
            <Link href={searchFor(words)} standalone>
              {authored(words)}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

const searchFor = (words: string): string => `/search?q=${encodeURIComponent(words)}`
