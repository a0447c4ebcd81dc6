import type { Profile } from '#platform/profile/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Drawing, Part, PhoneLink, usePage } from '#platform/ui/index.ts'
import type { Opening } from '../opening.ts'
import { pagesTexts } from '../text/index.ts'
import { clockWords } from './clock-words.ts'

/** 「スマホが苦手でも、だいじょうぶ」: the same by phone, near home and at the counter, from the profile's facts. */
export const WaysPart = ({ profile, opening }: { profile: Profile; opening: Opening }) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).home
  const store = profile.convenienceStore
  const at = (time: string) => clockWords(lang, time)
  return (
    <Part title={t.ways} lede={t.waysLede} id="ways">
      <ul class="ways">
        <li>
          <Drawing name="call" />
          <div>
            <h3>{t.callTitle}</h3>
            <p>
              <span class="call">
                <PhoneLink phone={profile.phone} />
              </span>
            </p>
            <p class="meta">{t.callNote(at(profile.hours.opens), at(profile.hours.closes))}</p>
          </div>
        </li>
        {store && (
          <li>
            <Drawing name="store" />
            <div>
              <h3>{t.storeTitle}</h3>
              <p>{t.storeNote(at(store.opens), at(store.closes))}</p>
            </div>
          </li>
        )}
        <li>
          <Drawing name="counter" />
          <div>
            <h3>{t.counterTitle}</h3>
            <p lang="ja">{profile.address}</p>
            <p>
              <CounterHours opening={opening} />
            </p>
          </div>
        </li>
      </ul>
    </Part>
  )
}

const CounterHours = ({ opening }: { opening: Opening }) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).home
  if (opening.state === 'open') return <>{t.counterOpen(clockWords(lang, opening.closes))}</>
  const opens = clockWords(lang, opening.opens)
  return (
    <>{opening.state === 'later' ? t.counterLater(opens) : t.counterClosed(formatDate(opening.next, lang), opens)}</>
  )
}
