import { Actions, Button, Details, FieldGroup, usePage } from '#platform/ui/index.ts'
import { mostRects, type Rect } from '../domain/rects.ts'
import { pictureTexts } from '../text/index.ts'
import { type BlurRow, fieldOf } from './blur-fields.ts'

type Props = {
  /** Of the fields: `photo-left`, `photo-top`, `photo-width`, `photo-height`. */
  name: string
  /** A stored photo with its size, or the file field of the same form from which one is going to be chosen. */
  photo: { src: string; width: number; height: number } | { fileField: string }
  /** What was typed before, from `blurRows`. */
  rows?: readonly BlurRow[] | undefined
}

const rowsWithoutScript = 3
const empty: BlurRow = { left: '', top: '', width: '', height: '' }
const sides = ['left', 'top', 'width', 'height'] as const

/**
 * What is to be hidden in a photo, in a form; the page's error of this name stands here. The page needs the island `blur-editor` and the sheet `blur.css`; without the
 * script it is four numbers for each part. Read it with `readBlur(raw, name)`.
 */
export const BlurEditor = ({ name, photo, rows = [] }: Props) => {
  const { lang, errors } = usePage()
  const t = pictureTexts(lang).editor
  const shown = [...rows, ...Array<BlurRow>(Math.max(0, rowsWithoutScript - rows.length)).fill(empty)]
  return (
    <FieldGroup name={name} label={t.title} hint={t.lede} optional>
      <blur-editor
        class="blur"
        data-most={mostRects}
        data-field={'fileField' in photo ? photo.fileField : undefined}
        data-one={t.one}
        data-alt={t.alt}
        data-added={t.added}
        data-at={t.at}
        data-removed={t.removed}
        data-full={t.full}
      >
        <div class="blur-stage">
          {'src' in photo && <img src={photo.src} width={photo.width} height={photo.height} alt={t.alt} />}
        </div>
        <div data-with-script hidden>
          <p class="hint">{t.hint}</p>
          <Actions>
            <Button type="button" variant="secondary" small icon="plus" name="add">
              {t.add}
            </Button>
            <Button type="button" variant="quiet" small icon="close" name="remove">
              {t.remove}
            </Button>
          </Actions>
        </div>
        <p class="hint" data-unseen hidden>
          {t.unseen}
        </p>
        <p class="vh" role="status" />
        <Details summary={t.numbers} open={errors.some(({ field }) => field === name)}>
          <p class="hint">{t.numbersHint}</p>
          {shown.map((row, at) => (
            <Row name={name} row={row} at={at} />
          ))}
        </Details>
      </blur-editor>
    </FieldGroup>
  )
}

const Row = ({ name, row, at }: { name: string; row: BlurRow; at: number }) => {
  const t = pictureTexts(usePage().lang).editor
  return (
    <fieldset class="blur-row">
      <legend>{t.one.replace('#', String(at + 1))}</legend>
      {sides.map((side) => (
        <label>
          <span>{t[side]}</span>
          <input
            // The summary of errors leads to the first one.
            id={at === 0 && side === 'left' ? `field-${name}` : undefined}
            name={fieldOf(name, side)}
            inputmode="decimal"
            autocomplete="off"
            maxlength={9}
            value={row[side]}
            data-side={side satisfies keyof Rect}
          />
        </label>
      ))}
    </fieldset>
  )
}
