import { usePage } from '#platform/ui/index.ts'
import { groundTexts } from '../text/index.ts'
import { nearest, type PlaceDraft } from './draft.ts'

const directions = ['north', 'south', 'west', 'east'] as const

/** Moves the pin and the map without a pointer. */
export const PinButtons = ({ draft: { place, zoom, pressed } }: { draft: PlaceDraft }) => {
  const t = groundTexts(usePage().lang).choose
  return (
    <>
      <div class="place-pad" role="group" aria-label={t.zoom}>
        <Step value="zoom:in" pressed={pressed} disabled={zoom === nearest}>
          {t.zoomIn}
        </Step>
        <Step value="zoom:out" pressed={pressed} disabled={zoom === 0}>
          {t.zoomOut}
        </Step>
      </div>
      <div class="place-moves" role="group" aria-label={t.move} hidden={!place}>
        {([10, 50] as const).map((metres) => (
          <div class="place-pad">
            {directions.map((direction) => (
              <Step value={`move:${direction}:${metres}`} pressed={pressed}>
                {t.moves[direction](metres)}
              </Step>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

type StepProps = { value: string; pressed: string | undefined; disabled?: boolean; children: string }

const Step = ({ value, pressed, disabled, children }: StepProps) => (
  <button
    type="submit"
    class="button secondary small"
    name="placeStep"
    value={value}
    disabled={disabled}
    autofocus={pressed === value && !disabled}
  >
    <span>{children}</span>
  </button>
)
