import type { Lang } from '#platform/i18n/index.ts'
import { DataTable, Meta, NoWrap } from '#platform/ui/index.ts'
import type { Space } from '../domain/space.ts'
import type { PlaceWords } from '../profile/words.ts'
import { sayKey, sayName } from '../say.ts'
import { placeTexts } from '../text/index.ts'
import { PhoneTag } from './phone-tag.tsx'

type RoomsProps = {
  lang: Lang
  words: PlaceWords
  spaces: readonly Space[]
  isHouseOnline: boolean
}

/** The rooms and courts of a house, for how many and for what. */
export const Rooms = ({ lang, words, spaces, isHouseOnline }: RoomsProps) => {
  const t = placeTexts(lang)
  return (
    <DataTable
      caption={t.rooms}
      columns={[{ label: t.room, heading: true }, { label: t.capacity }, { label: t.uses }]}
      rows={spaces.map((space) => ({
        cells: [
          <>
            <span>{sayName(space, lang)}</span>
            {isHouseOnline && !space.isOnline && <PhoneTag lang={lang} />}
          </>,
          <Size lang={lang} space={space} />,
          <Uses lang={lang} words={words} space={space} others={spaces} />,
        ],
      }))}
    />
  )
}

const Size = ({ lang, space }: { lang: Lang; space: Space }) => {
  const t = placeTexts(lang)
  return (
    <>
      <NoWrap>{t.people(space.capacity.toLocaleString('en'))}</NoWrap>
      {space.areaM2 !== null && (
        <Meta>
          <NoWrap>{t.area(space.areaM2.toLocaleString('en'))}</NoWrap>
        </Meta>
      )}
    </>
  )
}

type UsesProps = { lang: Lang; words: PlaceWords; space: Space; others: readonly Space[] }

const Uses = ({ lang, words, space, others }: UsesProps) => {
  const t = placeTexts(lang)
  const join = (list: 'activities' | 'features' | 'accessibility', keys: readonly string[]) =>
    keys.map((key) => sayKey(words, list, key, lang)).join(lang === 'en' ? ', ' : '、')
  const parts = partsOf(space, others)
  return (
    <>
      <span>{join('activities', space.activities)}</span>
      {space.features.length > 0 && <Meta>{t.has(join('features', space.features))}</Meta>}
      {space.accessibility.length > 0 && <Meta>{join('accessibility', space.accessibility)}</Meta>}
      {parts.length > 1 && (
        <Meta>{t.parts(parts.map((part) => sayName(part, lang)).join(lang === 'en' ? ', ' : '、'))}</Meta>
      )}
    </>
  )
}

/** The spaces that are each one of its parts, where it is made of several. */
const partsOf = (space: Space, others: readonly Space[]): Space[] =>
  space.atoms.length < 2
    ? []
    : others.filter(({ atoms }) => atoms.length === 1 && atoms.every((atom) => space.atoms.includes(atom)))
