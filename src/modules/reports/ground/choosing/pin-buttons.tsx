import { usePage } from '#platform/ui/index.ts'
import { groundTexts } from '../text/index.ts'
import { nearest, type PlaceDraft } from './draft.ts'

const directions = ['north', 'south', 'west', 'east'] as const

/** Moves the pin and the map without a pointer. */
export const PinButtons = ({ draft: { place, zoom } }: { draft: PlaceDraft }) => {
  const t = groundTexts(usePage().lang).choose
  return (
    <>
      <div class="place-pad" role="group" aria-label={t.zoom}>
        <Step value="zoom:in" disabled={zoom === nearest}>
          {t.zoomIn}
        </Step>
        <Step value="zoom:out" disabled={zoom === 0}>
          {t.zoomOut}
        </Step>
      </div>
      <div class="place-moves" role="group" aria-label={t.move} hidden={!place}>
        {([10, 50] as const).map((metres) => (
          <div class="place-pad">
            {directions.map((direction) => (
              <Step value={`move:${direction}:${metres}`}>{t.moves[direction](metres)}</Step>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

const Step = ({ value, disabled, children }: { value: string; disabled?: boolean; children: string }) => (
  <button type="submit" class="button secondary small" name="placeStep" value={value} disabled={disabled}>
    <span>{children}</span>
  </button>
)
