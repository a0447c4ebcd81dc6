import { raw } from 'hono/html'
import type { Lang } from '#platform/i18n/index.ts'
import type { Ground } from '../domain/ground.ts'
import { frameOf } from '../drawn/frame.ts'
import { boxAround } from '../drawn/labels.ts'
import { Sheet } from '../drawn/sheet.tsx'
import { boundsOfDraft, type PlaceDraft } from './draft.ts'
import { pictureFrame } from './picture-frame.ts'

/** The map of a draft as the address of a picture, to be pressed on without a script. It holds all that it needs. */
export function pictureOf(ground: Ground, draft: PlaceDraft, lang: Lang): string {
  const { width, height } = pictureFrame(ground, draft)
  const frame = frameOf(boundsOfDraft(ground, draft), 640, { least: 0.7, most: 1 })
  const pin = draft.place && frame.pointOf(draft.place)
  const picture = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
    >
      <style>{raw(look)}</style>
      <Sheet ground={ground} frame={frame} lang={lang} taken={pin ? [boxAround(pin, 44)] : []} />
      {pin && (
        <path
          class="here"
          transform={`translate(${Math.round(pin.x)} ${Math.round(pin.y)})`}
          d="M0-42v28m0 28v28M-42 0h28m28 0h28M0-14a14 14 0 1 1 0 28 14 14 0 0 1 0-28Z"
        />
      )}
    </svg>
  )
  return `data:image/svg+xml,${String(picture).replaceAll(/[%#<>"\n]/g, encodeURIComponent)}`
}

// A picture knows nothing of the page's sheets: the colours of map.css in plain words.
const look = `path{fill:none;stroke-linejoin:round;stroke-linecap:round}
text{font:26px sans-serif;text-anchor:middle;fill:#333;paint-order:stroke;stroke:#f2f2f2;stroke-width:5}
.land{fill:#f2f2f2;stroke:#1a1a1a;stroke-width:2}.green{fill:#e6f5ec;stroke:#115a36}
.river{stroke:#7fa6d6;stroke-width:3}.road{stroke:#ccc;stroke-width:6}.rail{stroke:#666;stroke-width:3}
.under{stroke-dasharray:2 7}.stop{stroke:#1a1a1a;stroke-width:11}.scale path{stroke:#333;stroke-width:2}.here{stroke:#a90000;stroke-width:8}
@media (prefers-color-scheme:dark){text{fill:#e6e6e6;stroke:#1f2522}.land{fill:#1f2522;stroke:#f2f2f2}
.green{fill:#16301f;stroke:#9bd4b5}.river{stroke:#4979a8}.road{stroke:#48504c}.rail{stroke:#999}
.stop{stroke:#f2f2f2}.scale path{stroke:#e6e6e6}.here{stroke:#ffbbb5}}`
