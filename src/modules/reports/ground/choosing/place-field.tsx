import { assetHref } from '#platform/assets/index.ts'
import { href, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { Button, type Content, Details, FieldGroup, TextField, usePage } from '#platform/ui/index.ts'
import { groundOf } from '../data/load.ts'
import type { Ground } from '../domain/ground.ts'
import { isInside } from '../domain/is-inside.ts'
import { Credits } from '../drawn/drawn-map.tsx'
import { nameIn } from '../drawn/labels.ts'
import { groundTexts } from '../text/index.ts'
import { type Found, nearest, type PlaceDraft } from './draft.ts'
import { IslandWords } from './island-words.tsx'
import { PinButtons } from './pin-buttons.tsx'
import { pictureOf } from './picture.tsx'
import { pictureFrame } from './picture-frame.ts'

/** Islands and sheets that a page with the field names. */
export const placeIslands = ['place-map'] as const
export const placeStyles = ['map.css'] as const

type PlaceFieldProps = { house: House; draft: PlaceDraft }

/** Where it is, with words for what no map shows: of a report. */
export const PlaceField = ({ house, draft }: PlaceFieldProps) => {
  const t = groundTexts(usePage().lang).choose
  return (
    <ChoosePlace house={house} draft={draft} hint={groundOf(house) ? t.hint : t.hintWithoutMap}>
      <TextField name="placeText" label={t.words} value={draft.placeText} hint={t.wordsHint} maxLength={200} optional />
    </ChoosePlace>
  )
}

type ChoosePlaceProps = PlaceFieldProps & { hint?: Content; optional?: boolean; children?: Content }

/**
 * A place, by name, by pressing on a map, by buttons that move the pin. Its buttons send the whole form, so the route asks
 * `stepPlace` first; errors of the page for `place` stand on top. In a municipality without ground there are only words.
 */
export const ChoosePlace = ({ house, draft, hint, optional, children }: ChoosePlaceProps) => {
  const t = groundTexts(usePage().lang).choose
  const ground = groundOf(house)
  return (
    <FieldGroup name="place" label={ground ? t.label : t.labelWithoutMap} hint={hint} optional={optional}>
      {ground && <ByMap house={house} ground={ground} draft={draft} />}
      <TextField name="town" label={t.town} value={draft.town} hint={t.townHint} maxLength={60} optional={optional} />
      {children}
    </FieldGroup>
  )
}

const ByMap = ({ house, ground, draft }: PlaceFieldProps & { ground: Ground }) => {
  const { lang } = usePage()
  const t = groundTexts(lang).choose
  const frame = pictureFrame(ground, draft)
  const { mapTiles, root } = house.config
  return (
    <div
      class="place-map"
      data-lang={lang}
      data-ground={href(lang, '/reports/ground.json')}
      data-style={mapTiles?.styleUrl}
      data-tiles={mapTiles && assetHref(root, 'islands/map-tiles.js')}
      data-worker={mapTiles && assetHref(root, 'map-worker.js')}
    >
      <p class="place-buttons" data-gps hidden>
        <Button type="button" variant="secondary" icon="pin">
          {t.gps}
        </Button>
      </p>
      <div class="place-find">
        <TextField
          name="placeSearch"
          type="search"
          label={t.search}
          value={draft.search}
          hint={t.searchHint}
          maxLength={60}
          optional
        />
        <p class="place-buttons">
          <Button variant="secondary" name="placeStep" value="find" icon="search">
            {t.find}
          </Button>
        </p>
      </div>
      <div
        class="place-answers"
        role="status"
        tabindex={-1}
        autofocus={draft.pressed === 'find' && Boolean(draft.found)}
      >
        {draft.found && <FoundPlaces found={draft.found} />}
      </div>
      <TownList ground={ground} />
      <div class="place-sheet">
        <input
          type="image"
          name="placeMap"
          src={pictureOf(ground, draft, lang)}
          width={frame.width}
          height={frame.height}
          alt={t.picture}
          autofocus={isAtPicture(draft)}
        />
      </div>
      <PinButtons draft={draft} />
      <p class="place-said" role="status">
        {draft.place ? t.pinAt(townIn(ground, lang, draft.town)) : t.noPin}
      </p>
      <Border ground={ground} draft={draft} />
      <Credits ground={ground} />
      <Fields draft={draft} />
      <IslandWords />
    </div>
  )
}

// Where the place was changed by other than the buttons below the picture, which keep the focus themselves.
const isAtPicture = ({ pressed, found, zoom }: PlaceDraft): boolean =>
  pressed !== undefined &&
  !found &&
  (!/^(move|zoom):/.test(pressed) ||
    (pressed === 'zoom:in' && zoom === nearest) ||
    (pressed === 'zoom:out' && zoom === 0))

const townIn = (ground: Ground, lang: Lang, name: string): string => {
  const town = ground.towns.find((one) => one.name === name)
  return town ? nameIn(lang, town) : name
}

/** What was found by name; the island writes the same list. */
const FoundPlaces = ({ found }: { found: readonly Found[] }) => {
  const { lang } = usePage()
  const t = groundTexts(lang).choose
  return (
    <>
      <p>{found.length === 0 ? t.foundNothing : t.found}</p>
      <ul class="place-found">
        {found.map(({ place, zoom, ...names }) => (
          <li>
            <Button variant="quiet" name="placeStep" value={`at:${place.lat},${place.lon}:${zoom}`}>
              {nameIn(lang, names)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const TownList = ({ ground }: { ground: Ground }) => {
  const { lang } = usePage()
  const t = groundTexts(lang).choose
  return (
    <Details summary={t.townList}>
      <p class="field">
        <label class="label" for="place-town">
          {t.townOfList}
        </label>
        <select id="place-town" name="placeTown">
          {ground.regions.map((region) => (
            <optgroup label={nameIn(lang, region)}>
              {ground.towns
                .filter((town) => town.region === region.name)
                .map((town) => (
                  <option value={town.name}>{nameIn(lang, town)}</option>
                ))}
            </optgroup>
          ))}
        </select>
      </p>
      <Button variant="secondary" name="placeStep" value="town">
        {t.showTown}
      </Button>
    </Details>
  )
}

/** Says it where the pin is not, or perhaps not, the municipality's. */
const Border = ({ ground, draft }: { ground: Ground; draft: PlaceDraft }) => {
  const t = groundTexts(usePage().lang).choose
  const inside = draft.place && isInside(ground, draft.place)
  return (
    <p class="place-border" role="status" data-inside={inside}>
      {inside === 'outside' ? t.outside : inside === 'near-border' ? t.nearBorder : ''}
    </p>
  )
}

const Fields = ({ draft: { place, centre, zoom } }: { draft: PlaceDraft }) => (
  <>
    <input type="hidden" name="lat" value={place?.lat ?? ''} />
    <input type="hidden" name="lon" value={place?.lon ?? ''} />
    <input type="hidden" name="mapLat" value={centre?.lat ?? ''} />
    <input type="hidden" name="mapLon" value={centre?.lon ?? ''} />
    <input type="hidden" name="mapZoom" value={zoom} />
  </>
)
