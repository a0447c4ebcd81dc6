import { parsePlace } from '../ground/domain/place.ts'
import { zoomOfWidth } from '../reading/domain/view.ts'
import type { PlacedMark } from './map-tiles.ts'

// The map of reports in tiles, where one is set: the marks of the drawn map, with the same shapes and links, on it.

for (const box of document.querySelectorAll<HTMLElement>('.report-map[data-style]')) void begin(box)

async function begin(box: HTMLElement): Promise<void> {
  const { style, tiles, worker, bounds } = box.dataset
  const figure = box.querySelector('figure')
  const drawn = figure?.querySelector(':scope > svg')
  if (!style || !tiles || !worker || !bounds || !figure || !drawn) return
  const sheet = document.createElement('div')
  sheet.className = 'report-tiles'
  figure.prepend(sheet)
  const again = box.querySelector<HTMLAnchorElement>('.map-again a')
  try {
    const { reportsView } = (await import(tiles)) as typeof import('./map-tiles.ts') // parse edge: our own build
    await reportsView({
      ...{ style, worker, into: sheet },
      bounds: bounds.split(',').map(Number) as [number, number, number, number], // parse edge: our own page
      marks: [...drawn.querySelectorAll<SVGAElement>('a[data-at]')].flatMap(markOf),
      moved: (middle, degrees) => {
        if (!again) return
        const address = new URL(again.href)
        address.searchParams.set('lat', middle.lat.toFixed(4))
        address.searchParams.set('lon', middle.lon.toFixed(4))
        address.searchParams.set('zoom', String(zoomOfWidth(degrees)))
        again.href = address.href
        again.closest('p')?.removeAttribute('hidden')
      },
    })
    sheet.setAttribute('role', 'group')
    sheet.setAttribute('aria-label', drawn.getAttribute('aria-label') ?? '')
    drawn.remove()
  } catch {
    sheet.remove()
  }
}

const space = 'http://www.w3.org/2000/svg'

/** A link of the drawn map as one that stands on the tiles. */
function markOf(link: SVGAElement): PlacedMark[] {
  const place = parsePlace(link.dataset['at'] ?? '')
  const drawn = link.querySelector('.mark')?.cloneNode(true)
  if (!place || !(drawn instanceof SVGElement)) return []
  drawn.removeAttribute('transform')
  const isPin = !drawn.classList.contains('cluster')
  const picture = document.createElementNS(space, 'svg')
  picture.setAttribute('viewBox', isPin ? '-44 -88 88 88' : '-48 -48 96 96')
  picture.setAttribute('aria-hidden', 'true')
  picture.append(drawn)
  const element = document.createElement('a')
  element.className = 'map-mark'
  element.href = link.getAttribute('href') ?? ''
  element.setAttribute('aria-label', link.getAttribute('aria-label') ?? '')
  element.append(picture)
  return [{ ...place, element, isPin }]
}
