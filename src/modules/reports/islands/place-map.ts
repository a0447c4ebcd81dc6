import type { Lang } from '#platform/i18n/lang.ts'
import { findPlaces, type Found } from '../ground/choosing/draft.ts'
import { nearestTown } from '../ground/domain/find-by-name.ts'
import type { Ground } from '../ground/domain/ground.ts'
import { isInside } from '../ground/domain/is-inside.ts'
import { type Direction, moved, parsePlace, type Place, roundPlace } from '../ground/domain/place.ts'
import { nameIn } from '../ground/drawn/labels.ts'
import { drawnView, type MapPresses, type ShownMap } from '../ground/island/drawn-view.ts'
import { fieldIn, viewIn, type View, writeView, zoomedBy } from '../ground/island/state.ts'
import { say, wordsOf } from '../ground/island/words.ts'

// The map of a form: pressed, dragged and moved by keys without asking the server, and the phone's own position. Its
// buttons are the form's; without this script, or without the ground, they send the form.

for (const box of document.querySelectorAll<HTMLElement>('.place-map[data-ground]')) void begin(box)

async function begin(box: HTMLElement): Promise<void> {
  const ground = await load(box.dataset.ground ?? '')
  const sheet = box.querySelector<HTMLElement>('.place-sheet')
  if (ground && sheet) enhance(box, sheet, ground)
}

async function load(address: string): Promise<Ground | undefined> {
  try {
    const answer = await fetch(address, { redirect: 'error' })
    return answer.ok ? ((await answer.json()) as Ground) : undefined // parse edge: our own route
  } catch {
    return undefined
  }
}

function enhance(box: HTMLElement, sheet: HTMLElement, ground: Ground): void {
  const lang = (box.dataset.lang ?? 'ja') as Lang // parse edge: our own page
  let view = viewIn(box, ground)
  const town = (box.closest('form') ?? document).querySelector<HTMLInputElement>('input[name="town"]')

  const presses: MapPresses = {
    press: (place) => put(place),
    drag: (centre) => change({ ...view, centre: roundPlace(centre) }),
    zoom: (by) => change(zoomedBy(view, by)),
  }
  let map: ShownMap = drawnView(ground, lang, presses)
  const pane = paneFor(box)
  pane.append(map.element)
  const hadFocus = sheet.contains(document.activeElement)
  sheet.replaceChildren(pane)
  if (hadFocus) pane.focus()

  let waits = false
  function change(next: View): void {
    view = next
    writeView(box, view)
    toggle(box, view)
    if (waits) return
    waits = true
    requestAnimationFrame(() => {
      waits = false
      map.show(view)
    })
  }

  function put(place: Place, zoom = view.zoom): void {
    const rounded = roundPlace(place)
    change({ place: rounded, centre: rounded, zoom: Math.max(view.zoom, zoom) })
    const near = nearestTown(ground, rounded)
    if (town && near) town.value = near.name
    say(box, box.querySelector('.place-said'), 'pin', near ? nameIn(lang, near) : '')
    const inside = isInside(ground, rounded)
    const border = box.querySelector<HTMLElement>('.place-border')
    if (border) border.dataset.inside = inside
    say(box, border, inside === 'inside' ? undefined : inside)
  }

  const move = (direction: Direction, metres: number) => put(moved(view.place ?? view.centre, direction, metres))

  const steps: Record<string, (first: string, second: string) => void> = {
    move: (first, second) => move(first as Direction, Number(second)), // parse edge: our own buttons
    zoom: (first) => presses.zoom(first === 'in' ? 1 : -1),
    at: (first, second) => {
      const place = parsePlace(first)
      if (place) put(place, Number(second))
    },
    town: () => {
      const chosen = box.querySelector<HTMLSelectElement>('select[name="placeTown"]')?.value
      const found = ground.towns.find(({ name }) => name === chosen)
      if (found) put(found.place, 3)
    },
    find: () => find(fieldIn(box, 'placeSearch')?.value ?? ''),
  }

  function find(words: string): void {
    const typed = parsePlace(words)
    const found = findPlaces(ground, words)
    const answers = box.querySelector('.place-answers')
    answers?.replaceChildren()
    const [only] = found
    if (typed) put(typed, 3)
    else if (only && found.length === 1) put(only.place, only.zoom)
    else answers?.append(...answer(box, found, lang))
  }

  box.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button') : null
    if (button?.name !== 'placeStep') return
    const [step = '', first = '', second = ''] = button.value.split(':')
    if (!steps[step]) return
    event.preventDefault()
    steps[step](first, second)
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.target !== fieldIn(box, 'placeSearch')) return
    event.preventDefault()
    find(fieldIn(box, 'placeSearch')?.value ?? '')
  })
  pane.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = arrows[event.key]
    if (direction) move(direction, event.shiftKey ? 50 : 10)
    else if (event.key === '+' || event.key === ';') presses.zoom(1)
    else if (event.key === '-') presses.zoom(-1)
    else return
    event.preventDefault()
  })

  offerPosition(box, (place) => put(place, 4))
  map.show(view)
  toggle(box, view)
  void showTiles(box, presses, view).then((tiles) => {
    if (!tiles) return
    map = tiles
    pane.replaceChildren(tiles.element)
    map.show(view)
  })
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'north',
  ArrowDown: 'south',
  ArrowLeft: 'west',
  ArrowRight: 'east',
}

/** One stop of the keyboard; what its keys do is told with its name. */
function paneFor(box: HTMLElement): HTMLElement {
  const pane = document.createElement('div')
  pane.className = 'map place-pane'
  pane.tabIndex = 0
  pane.setAttribute('role', 'application')
  pane.setAttribute('aria-label', wordsOf(box, 'map'))
  pane.setAttribute('aria-description', wordsOf(box, 'keys'))
  return pane
}

function toggle(box: HTMLElement, { place, zoom }: View): void {
  const moves = box.querySelector<HTMLElement>('.place-moves')
  if (moves) moves.hidden = !place
  for (const [value, isOver] of [
    ['zoom:in', zoom === 5],
    ['zoom:out', zoom === 0],
  ] as const) {
    const button = box.querySelector<HTMLButtonElement>(`button[value="${value}"]`)
    if (button) button.disabled = isOver
  }
}

function answer(box: HTMLElement, found: readonly Found[], lang: Lang): HTMLElement[] {
  const words = document.createElement('p')
  say(box, words, found.length === 0 ? 'nothing' : 'found')
  const list = document.createElement('ul')
  list.className = 'place-found'
  for (const { place, zoom, ...names } of found) {
    const button = document.createElement('button')
    button.className = 'button quiet'
    button.name = 'placeStep'
    button.value = `at:${place.lat},${place.lon}:${zoom}`
    const label = document.createElement('span')
    label.textContent = nameIn(lang, names)
    button.append(label)
    const item = document.createElement('li')
    item.append(button)
    list.append(item)
  }
  return [words, list]
}

function offerPosition(box: HTMLElement, put: (place: Place) => void): void {
  const line = box.querySelector<HTMLElement>('[data-gps]')
  if (!line || !('geolocation' in navigator)) return
  line.hidden = false
  const said = box.querySelector('.place-answers')
  line.querySelector('button')?.addEventListener('click', () => {
    say(box, said, 'asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        put({ lat: coords.latitude, lon: coords.longitude })
        const isRough = coords.accuracy > 30
        say(box, said, isRough ? 'rough' : undefined, String(Math.round(coords.accuracy)))
      },
      (error) => say(box, said, error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  })
}

/** The map in tiles, where one is set and the browser can draw it; otherwise ours stays. */
async function showTiles(box: HTMLElement, presses: MapPresses, view: View): Promise<ShownMap | undefined> {
  const { style, tiles, worker } = box.dataset
  if (!style || !tiles || !worker) return undefined
  try {
    const { tilesView } = (await import(tiles)) as typeof import('./map-tiles.ts') // parse edge: our own build
    return await tilesView({ style, worker, presses, view })
  } catch {
    return undefined
  }
}
