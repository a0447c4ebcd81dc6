import type { Lang } from '#platform/i18n/index.ts'
import { Button, Form, Link, Select, TextField } from '#platform/ui/index.ts'
import { type Catalogue, shapes } from '../../record/index.ts'
import { type Filter, isFiltered } from '../domain/filter.ts'
import { readingTexts } from '../text/index.ts'
import type { Say } from './say.ts'

type FormProps = {
  say: Say
  lang: Lang
  catalogue: Catalogue
  filter: Filter
  /** `/reports`, `/reports/map`: what is asked for there. */
  action: string
}

/** What the list shows; in the address, so that it can be kept and sent. */
export const FilterForm = ({ say, lang, catalogue, filter, action }: FormProps) => {
  const t = readingTexts(lang).filter
  return (
    <search class="report-filter">
      <Form action={action} method="get" class="row" label={t.label}>
        <TextField name="town" label={t.town} value={filter.town} maxLength={40} />
        <Select
          name="kind"
          label={t.kind}
          value={filter.kind}
          emptyLabel={t.allKinds}
          options={kinds(say, catalogue)}
        />
        <Select
          name="state"
          label={t.state}
          value={filter.shape}
          emptyLabel={t.allStates}
          options={shapes.map((shape) => ({ value: shape, label: readingTexts(lang).shapes[shape] }))}
        />
        <TextField name="word" label={t.word} value={filter.word} maxLength={40} />
        <Button variant="secondary">{t.submit}</Button>
      </Form>
      {isFiltered(filter) && (
        <p>
          <Link href={action} standalone>
            {t.all}
          </Link>
        </p>
      )}
    </search>
  )
}

/** Each group whole, then its kinds. */
function kinds(say: Say, { groups, categories }: Catalogue): { value: string; label: string }[] {
  const t = readingTexts(say.lang).filter
  return groups.flatMap(({ code, name }) => {
    const own = [...categories.values()].filter(({ group }) => group === code)
    if (own.length === 0) return []
    return [
      { value: code, label: say.plain(t.wholeGroup(say.words(name))) },
      ...own.map((one) => ({ value: `${code}.${one.code}`, label: `　${say.plain(say.words(one.name))}` })),
    ]
  })
}
