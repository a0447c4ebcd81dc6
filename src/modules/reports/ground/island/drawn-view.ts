import type { Lang } from '#platform/i18n/lang.ts'
import type { Ground } from '../domain/ground.ts'
import type { Place } from '../domain/place.ts'
import type { Frame } from '../drawn/frame.ts'
import { draw } from './draw.ts'
import type { View } from './state.ts'

/** A map on the page that somebody can press, drag and pinch; the drawn one and the one in tiles are both like this. */
export type ShownMap = { show(view: View): void; element: HTMLElement | SVGElement }

export type MapPresses = {
  press(place: Place): void
  drag(centre: Place): void
  zoom(by: number): void
}

/** Farther than this in pixels a press is a drag. */
const slack = 8

export function drawnView(ground: Ground, lang: Lang, told: MapPresses): ShownMap {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('aria-hidden', 'true')
  let frame: Frame | undefined
  let from: { x: number; y: number; centre: Place } | undefined
  let hasMoved = false
  let centre: Place | undefined
  const fingers = new Map<number, { x: number; y: number }>()
  let apart = 0

  const unitsPerPixel = () => (frame?.width ?? 640) / (svg.clientWidth || 640)
  const placeAt = (event: PointerEvent) => {
    const { left, top } = svg.getBoundingClientRect()
    const scale = unitsPerPixel()
    return frame?.placeOf({ x: (event.clientX - left) * scale, y: (event.clientY - top) * scale })
  }

  svg.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    apart = distanceOf(fingers)
    hasMoved = fingers.size > 1
    if (centre) from = { x: event.clientX, y: event.clientY, centre }
    svg.setPointerCapture(event.pointerId)
  })
  svg.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId) || !frame || !from) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (fingers.size > 1) return pinch()
    const [x, y] = [event.clientX - from.x, event.clientY - from.y]
    if (!hasMoved && Math.hypot(x, y) < slack) return
    hasMoved = true
    const scale = unitsPerPixel()
    const middle = frame.pointOf(centre ?? from.centre)
    told.drag(frame.placeOf({ x: middle.x - x * scale, y: middle.y - y * scale }))
    from = { ...from, x: event.clientX, y: event.clientY }
  })
  const release = (event: PointerEvent) => {
    const place = fingers.size === 1 && !hasMoved ? placeAt(event) : undefined
    fingers.delete(event.pointerId)
    apart = distanceOf(fingers)
    // The finger that stays goes on from where it is.
    const [left] = fingers.values()
    from = left && centre && { ...left, centre }
    if (place && event.type === 'pointerup') told.press(place)
  }
  svg.addEventListener('pointerup', release)
  svg.addEventListener('pointercancel', release)

  function pinch(): void {
    const now = distanceOf(fingers)
    if (apart === 0 || now === 0) return
    if (now / apart > 1.5 || now / apart < 0.67) {
      told.zoom(now > apart ? 1 : -1)
      apart = now
    }
  }

  return {
    element: svg,
    show: (view) => {
      centre = view.centre
      frame = draw(svg, ground, view, lang)
    },
  }
}

function distanceOf(fingers: ReadonlyMap<number, { x: number; y: number }>): number {
  const [a, b] = [...fingers.values()]
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
}
