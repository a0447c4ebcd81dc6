import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Button } from '../button/button.tsx'
import { safeHref } from '../link/safe-href.ts'
import { Icon } from '../picture/icon.tsx'

type SearchBoxProps = {
  query?: string
  /** Words to try, as links below. */
  examples?: readonly string[]
  /** Instead of the usual words of the label. */
  label?: string
  hint?: string
}

/** The large box of home, lists and results. A GET form: results have an address. The page's small one gives way to it. */
export const SearchBox = ({ query = '', examples = [], label, hint }: SearchBoxProps) => {
  const { lang } = usePage()
  const t = uiTexts(lang).search
  return (
    <search>
      <form class="search" action={safeHref(lang, '/search')} method="get">
        <label for="q">{label ?? t.label}</label>
        {hint && (
          <p class="hint" id="q-hint">
            {hint}
          </p>
        )}
        <div>
          <Field id="q" query={query} describedBy={hint && 'q-hint'} />
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

/** The small one in the masthead of every page. */
export const MastheadSearch = () => {
  const { lang } = usePage()
  const t = uiTexts(lang).search
  return (
    <search class="find">
      <form action={safeHref(lang, '/search')} method="get">
        <label class="vh" for="find">
          {t.label}
        </label>
        <Field id="find" query="" placeholder={t.short} />
        <button>
          <Icon name="search" />
          <span class="vh">{t.button}</span>
        </button>
      </form>
    </search>
  )
}

type FieldProps = { id: string; query: string; placeholder?: string; describedBy?: string | undefined }

/** With what an island needs to offer suggestions; without it the field is a field. */
const Field = ({ id, query, placeholder, describedBy }: FieldProps) => {
  const { lang } = usePage()
  const t = uiTexts(lang).search
  return (
    <input
      id={id}
      name="q"
      type="search"
      value={query}
      placeholder={placeholder}
      aria-describedby={describedBy}
      autocomplete="off"
      enterkeyhint="search"
      maxlength={200}
      data-suggestions={safeHref(lang, '/search/suggestions')}
      data-label={t.suggestions}
      data-count={t.suggestionCount}
    />
  )
}
