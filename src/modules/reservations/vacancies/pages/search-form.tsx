import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Checkboxes, Details, Form, NumberField, Select, TextField } from '#platform/ui/index.ts'
import { type PlaceWords, sayWord, type Word } from '../../places/index.ts'
import { dayParts, type VacancyQuery, weekParts } from '../domain/query.ts'
import { vacancyTexts } from '../text/index.ts'

type FormProps = {
  lang: Lang
  words: PlaceWords
  query: VacancyQuery
  /** Registrations that who looks may book for. */
  registrations: readonly { id: string; name: string }[]
}

/** What is looked for; a GET form, so that the address says it. */
export const SearchForm = ({ lang, words, query, registrations }: FormProps) => {
  const t = vacancyTexts(lang).form
  const options = (list: readonly Word[]) => list.map((word) => ({ value: word.key, label: sayWord(word, lang) }))
  const hasMore = query.features.length + query.access.length > 0 || Boolean(query.category ?? query.near)
  return (
    <search>
      <Form action="/vacancies" method="get" label={t.label} class="filters roomy">
        <Select
          name="activity"
          label={t.activity}
          options={options(words.activities)}
          value={query.activity}
          emptyLabel={t.anyActivity}
        />
        <NumberField name="people" label={t.people} value={query.people?.toString()} />
        <Select name="area" label={t.area} options={options(words.areas)} value={query.area} emptyLabel={t.anyArea} />
        <TextField name="from" label={t.from} value={query.from.toString()} width="short" />
        <Select
          name="time"
          label={t.time}
          options={Object.keys(dayParts).map((part) => ({
            value: part,
            label: t.times[part as keyof typeof dayParts],
          }))}
          value={query.time}
          emptyLabel={t.anyTime}
        />
        <Checkboxes
          name="on"
          legend={t.on}
          options={Object.keys(weekParts).map((part) => ({
            value: part,
            label: t.days[part as keyof typeof weekParts],
          }))}
          values={query.on}
        />
        {registrations.length > 1 && (
          <Select
            name="as"
            label={t.as}
            options={registrations.map(({ id, name }) => ({ value: id, label: name }))}
            value={query.as}
          />
        )}
        <Details summary={t.more} open={hasMore}>
          <Select
            name="category"
            label={t.category}
            options={options(words.categories)}
            value={query.category}
            emptyLabel={t.anyCategory}
          />
          <Select
            name="near"
            label={t.near}
            options={options(words.stations)}
            value={query.near}
            emptyLabel={t.anyStation}
          />
          <Checkboxes name="feature" legend={t.features} options={options(words.features)} values={query.features} />
          <Checkboxes name="access" legend={t.access} options={options(words.accessibility)} values={query.access} />
        </Details>
        {query.facility && <input type="hidden" name="facility" value={query.facility} />}
        {query.view !== 'list' && <input type="hidden" name="view" value={query.view} />}
        <Actions>
          <Button icon="search">{t.submit}</Button>
        </Actions>
      </Form>
    </search>
  )
}
