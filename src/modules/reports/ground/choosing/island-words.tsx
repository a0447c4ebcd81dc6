import { usePage } from '#platform/ui/index.ts'
import { groundTexts } from '../text/index.ts'

/** What the island says: it copies these, so that readings stay with the words. 「＠」 is where a name goes in. */
export const IslandWords = () => {
  const t = groundTexts(usePage().lang).choose
  const words = {
    map: t.map,
    keys: t.keys,
    pin: t.pinAt('＠'),
    none: t.noPin,
    found: t.found,
    nothing: t.foundNothing,
    asking: t.gpsAsking,
    denied: t.gpsDenied,
    failed: t.gpsFailed,
    rough: t.gpsRough('＠'),
    outside: t.outside,
    'near-border': t.nearBorder,
  }
  return (
    <div hidden>
      {Object.entries(words).map(([name, text]) => (
        <span data-say={name}>{text}</span>
      ))}
    </div>
  )
}
