import type { Lang } from '#platform/i18n/lang.ts'
import type { Ground } from '../domain/ground.ts'
import { isWithin } from '../domain/place.ts'
import { type Frame, frameOf, scaleOf, scaleWords } from '../drawn/frame.ts'
import { boxAround, labelsOn, scaleBox } from '../drawn/labels.ts'
import { linesPath, ringsPath } from '../drawn/paths.ts'
import { boundsOfView, type View } from './state.ts'

const space = 'http://www.w3.org/2000/svg'

/** Draws the view anew into the SVG, with the same parts and classes as the server's map. */
export function draw(svg: SVGSVGElement, ground: Ground, view: View, lang: Lang): Frame {
  const frame = frameOf(boundsOfView(ground, view), 640, { least: 0.75, most: 0.75 })
  svg.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`)
  const rings = ground.areas.flatMap((area) => area.rings)
  const land = ringsPath(frame, rings)
  const under = ground.rails.filter(({ isUnderground }) => isUnderground)
  const above = ground.rails.filter(({ isUnderground }) => !isUnderground)
  svg.replaceChildren(
    path('land', land, { 'fill-rule': 'evenodd' }),
    path(
      'green',
      ringsPath(
        frame,
        ground.parks.map(({ ring }) => ring),
      ),
    ),
    edge(land),
    inside(
      path('river', linesPath(frame, linesOf(ground.rivers))),
      path('road', linesPath(frame, linesOf(ground.roads))),
    ),
    path('rail under', linesPath(frame, linesOf(under))),
    path('rail', linesPath(frame, linesOf(above))),
    path('stop', stops(frame, ground)),
    scale(frame),
    names(frame, ground, lang, view),
    ...pin(frame, view),
  )
  return frame
}

const linesOf = (drawn: readonly { line: Ground['roads'][number]['line'] }[]) => drawn.map(({ line }) => line)

function stops(frame: Frame, { landmarks }: Ground): string {
  return landmarks
    .filter(({ kind, place }) => kind === 'station' && isWithin(place, frame.bounds))
    .map(({ place }) => frame.pointOf(place))
    .map(({ x, y }) => `M${Math.round(x)},${Math.round(y)}h.01`)
    .join('')
}

function scale(frame: Frame): SVGElement {
  const { metres, units } = scaleOf(frame)
  const group = element('g', { class: 'scale' })
  const words = element('text', { x: String(16 + units / 2), y: String(frame.height - 24) })
  words.textContent = scaleWords(metres)
  group.append(path('', `M16,${frame.height - 26}v10h${units}v-10`), words)
  return group
}

function names(frame: Frame, ground: Ground, lang: Lang, { place }: View): SVGElement {
  const taken = [scaleBox(frame), ...(place ? [boxAround(frame.pointOf(place))] : [])]
  const group = element('g', { class: 'names', 'aria-hidden': 'true' })
  for (const { x, y, text, isStation } of labelsOn(frame, ground, lang, taken)) {
    const label = element('text', { x: String(x), y: String(y), ...(isStation && { class: 'of-stop' }) })
    label.textContent = text
    group.append(label)
  }
  return group
}

function pin(frame: Frame, { place }: View): SVGElement[] {
  if (!place) return []
  const { x, y } = frame.pointOf(place)
  const mark = element('g', { class: 'mark here', transform: `translate(${Math.round(x)} ${Math.round(y)})` })
  mark.append(path('', 'M0-34v22m0 24v22M-34 0h22m24 0h22M0-12a12 12 0 1 1 0 24 12 12 0 0 1 0-24Z'))
  return [mark]
}

// What we draw of roads and rivers ends with the municipality.
function edge(land: string): SVGElement {
  const clip = element('clipPath', { id: 'place-edge' })
  clip.append(path('', land))
  return clip
}

function inside(...drawn: SVGElement[]): SVGElement {
  const group = element('g', { 'clip-path': 'url(#place-edge)' })
  group.append(...drawn)
  return group
}

const path = (name: string, d: string, more: Record<string, string> = {}) =>
  element('path', { class: name, d, ...more })

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(space, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
