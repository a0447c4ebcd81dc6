import { Button, safeHref, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'

/** A GET form: results have an address, and nothing is kept. */
export const SearchBox = ({ query = '', examples = [] }: { query?: string; examples?: readonly string[] }) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).search
  return (
    <search>
      <form class="search" action={safeHref(lang, '/search')} method="get">
        <label for="q">{t.label}</label>
        <div>
          <input id="q" name="q" type="search" value={query} autocomplete="off" enterkeyhint="search" maxlength={200} />
          <Button icon="search">{t.button}</Button>
        </div>
      </form>
      {examples.length > 0 && (
        <p class="try">
          <span>{t.examples}</span>
          {examples.map((example) => (
            <a href={safeHref(lang, `/search?q=${encodeURIComponent(example)}`)}>
              <span>{example}</span>
            </a>
          ))}
        </p>
      )}
    </search>
  )
}
