import type { Lang } from '#platform/i18n/index.ts'
import type { Ground } from '../domain/ground.ts'
import { isWithin, type Place } from '../domain/place.ts'
import { type Frame, scaleOf, scaleWords } from './frame.ts'
import { type Box, labelsOn, scaleBox } from './labels.ts'
import { linesPath, ringsPath } from './paths.ts'

type SheetProps = {
  ground: Ground
  frame: Frame
  lang: Lang
  /** Where no names may stand. */
  taken?: readonly Box[]
}

/** Land, water, ways and names: everything of a map that is not about anybody. */
export const Sheet = ({ ground, frame, lang, taken }: SheetProps) => {
  const land = ringsPath(
    frame,
    ground.areas.flatMap(({ rings }) => rings),
  )
  const id = `land-${idOf(land)}`
  return (
    <>
      <path class="land" fill-rule="evenodd" d={land} id={id} />
      <clipPath id={`${id}-edge`}>
        <use href={`#${id}`} />
      </clipPath>
      <g clip-path={`url(#${id}-edge)`}>
        <path class="green" d={ringsPath(frame, ringsOf(ground.parks))} />
        <path class="river" d={linesPath(frame, linesOf(ground.rivers))} />
        <path class="road" d={linesPath(frame, linesOf(ground.roads))} />
      </g>
      <path class="rail under" d={linesPath(frame, linesOf(railsOf(ground, true)))} />
      <path class="rail" d={linesPath(frame, linesOf(railsOf(ground, false)))} />
      <path class="stop" d={stops(frame, ground)} />
      <Scale frame={frame} />
      <g class="names" aria-hidden="true">
        {labelsOn(frame, ground, lang, [...(taken ?? []), scaleBox(frame)]).map(({ x, y, text, isStation }) => (
          <text class={isStation ? 'of-stop' : undefined} x={x} y={y}>
            {text}
          </text>
        ))}
      </g>
    </>
  )
}

const Scale = ({ frame }: { frame: Frame }) => {
  const { metres, units } = scaleOf(frame)
  return (
    <g class="scale" aria-hidden="true">
      <path d={`M16,${frame.height - 26}v10h${units}v-10`} />
      <text x={16 + units / 2} y={frame.height - 24}>
        {scaleWords(metres)}
      </text>
    </g>
  )
}

const linesOf = (drawn: readonly { line: readonly Place[] }[]) => drawn.map(({ line }) => line)
const ringsOf = (drawn: readonly { ring: readonly Place[] }[]) => drawn.map(({ ring }) => ring)
const railsOf = ({ rails }: Ground, isUnderground: boolean) =>
  rails.filter((rail) => rail.isUnderground === isUnderground)

/** Dots with round ends: a line of no length each. */
function stops(frame: Frame, { landmarks }: Ground): string {
  const shown = frame.width * frame.metresPerUnit > 7000 ? 2 : 9
  return landmarks
    .filter(({ kind, rank = 9, place }) => kind === 'station' && rank <= shown && isWithin(place, frame.bounds))
    .map(({ place }) => frame.pointOf(place))
    .map(({ x, y }) => `M${Math.round(x)},${Math.round(y)}h.01`)
    .join('')
}

/** The same for the same drawing, so that a page stays the same; two maps of one place may share it. */
const idOf = (path: string): string =>
  [...path].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7).toString(36)
