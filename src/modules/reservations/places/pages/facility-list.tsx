import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  EmptyState,
  Form,
  Link,
  Meta,
  Select,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { PlaceWords, Word } from '../profile/words.ts'
import { sayKey, sayName, sayWord } from '../say.ts'
import type { ListedFacility } from '../store/facilities.ts'
import { placeTexts } from '../text/index.ts'
import { PhoneTag } from './phone-tag.tsx'

export type Chosen = { q: string; area: string; category: string; access: readonly string[] }

type ListProps = { lang: Lang; words: PlaceWords; facilities: readonly ListedFacility[]; chosen: Chosen }

/** Every facility under its kind; the form narrows it down, in the address. */
export const FacilityList = ({ lang, words, facilities, chosen }: ListProps) => {
  const t = placeTexts(lang)
  const groups = words.categories
    .map((category) => ({ category, found: facilities.filter((one) => one.category === category.key) }))
    .filter(({ found }) => found.length > 0)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Find lang={lang} words={words} chosen={chosen} />
      {facilities.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
          <ShowAll lang={lang} />
        </EmptyState>
      ) : (
        <p role="status">{t.found(String(facilities.length))}</p>
      )}
      {isNarrowed(chosen) && facilities.length > 0 && <ShowAll lang={lang} />}
      {groups.length > 2 && <Kinds lang={lang} kinds={groups.map(({ category }) => category)} />}
      {groups.map(({ category, found }) => (
        <section class="block" aria-labelledby={`kind-${category.key}`}>
          <h2 id={`kind-${category.key}`}>{sayWord(category, lang)}</h2>
          {found.map((facility) => (
            <OneFacility lang={lang} words={words} facility={facility} />
          ))}
        </section>
      ))}
    </>
  )
}

const isNarrowed = ({ q, area, category, access }: Chosen): boolean => Boolean(q || area || category || access.length)

const ShowAll = ({ lang }: { lang: Lang }) => (
  <p>
    <Link href="/facilities" standalone>
      {placeTexts(lang).find.clear}
    </Link>
  </p>
)

const Find = ({ lang, words, chosen }: Omit<ListProps, 'facilities'>) => {
  const t = placeTexts(lang).find
  const options = (list: 'areas' | 'categories') =>
    words[list].map((word) => ({ value: word.key, label: sayWord(word, lang) }))
  return (
    <search>
      <Form action="/facilities" method="get" label={t.label}>
        <TextField name="q" type="search" label={t.name} hint={t.nameHint} value={chosen.q} maxLength={100} />
        <Select name="area" label={t.area} options={options('areas')} value={chosen.area} emptyLabel={t.anyArea} />
        <Select
          name="category"
          label={t.category}
          options={options('categories')}
          value={chosen.category}
          emptyLabel={t.anyCategory}
        />
        <div class="field">
          <Details summary={t.needs} open={chosen.access.length > 0}>
            <Checkboxes
              name="access"
              legend={t.needsLegend}
              options={words.accessibility
                .filter(({ drawback }) => !drawback)
                .map((word) => ({ value: word.key, label: sayWord(word, lang) }))}
              values={chosen.access}
            />
          </Details>
        </div>
        <Actions>
          <Button icon="search">{t.submit}</Button>
        </Actions>
      </Form>
    </search>
  )
}

const Kinds = ({ lang, kinds }: { lang: Lang; kinds: readonly Word[] }) => (
  <nav aria-label={placeTexts(lang).find.category}>
    <ul class="linkgrid">
      {kinds.map((kind) => (
        <li>
          <a href={`#kind-${kind.key}`}>
            <span>{sayWord(kind, lang)}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const OneFacility = ({ lang, words, facility }: { lang: Lang; words: PlaceWords; facility: ListedFacility }) => {
  return (
    <>
      <h3>
        <Link href={`/facilities/${facility.slug}`}>{sayName(facility, lang)}</Link>
      </h3>
      {!facility.isOnline && (
        <p>
          <PhoneTag lang={lang} />
        </p>
      )}
      <p>{wayTo(lang, words, facility)}</p>
      {facility.accessibility.length > 0 && (
        <Meta>
          {facility.accessibility
            .map((key) => sayKey(words, 'accessibility', key, lang))
            .join(lang === 'en' ? ', ' : '、')}
        </Meta>
      )}
    </>
  )
}

/** 「石神井地域、石神井公園駅から歩いて約4分」. */
function wayTo(lang: Lang, words: PlaceWords, { area, station, walkMinutes }: ListedFacility): string {
  const parts = [sayKey(words, 'areas', area, lang)]
  if (station !== null && walkMinutes !== null)
    parts.push(placeTexts(lang).walk(sayKey(words, 'stations', station, lang), walkMinutes))
  return parts.join(lang === 'en' ? ', ' : '、')
}
