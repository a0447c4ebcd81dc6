import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Facts,
  Lines,
  Link,
  LinkButton,
  Meta,
  Notice,
  PhoneLink,
  Tag,
  Ticks,
  Title,
} from '#platform/ui/index.ts'
import type { ClosedRun } from '../domain/closed-runs.ts'
import type { Equipment, Space } from '../domain/space.ts'
import type { PlaceWords } from '../profile/words.ts'
import { sayKey, sayName } from '../say.ts'
import type { WholeFacility } from '../store/facilities.ts'
import { placeTexts } from '../text/index.ts'
import { Rooms } from './rooms.tsx'
import { FeesPart, type RuledSpaces, RulesPart } from './rules-part.tsx'
import { type SpaceTimes, Times } from './times.tsx'

export type FacilityProps = {
  lang: Lang
  words: PlaceWords
  facility: WholeFacility
  spaces: readonly Space[]
  /** The times of a day on which the house is open. */
  times?: { on: Temporal.PlainDate; of: readonly SpaceTimes[] } | undefined
  /** Missing: no rules of booking are known. */
  ruled: readonly RuledSpaces[]
  closed: readonly ClosedRun[]
  today: Temporal.PlainDate
  phone: string
  office: string
  /** Name of the 指定管理者. */
  operator?: string | undefined
  /** Address of the vacancies of this house. */
  vacancies?: string | undefined
}

/** One house: how to get there, its rooms, times and closed days. */
export const FacilityPage = (props: FacilityProps) => {
  const { lang, words, facility, spaces, times, ruled, closed, vacancies } = props
  const t = placeTexts(lang)
  return (
    <>
      <Title above={sayKey(words, 'categories', facility.category, lang)}>{sayName(facility, lang)}</Title>
      <NowClosed {...props} />
      {!facility.isOnline && (
        <Notice title={t.phoneOnlyHouse}>
          <p>{t.phoneOnlyHouseText}</p>
        </Notice>
      )}
      {vacancies && facility.isOnline && (
        <Actions>
          <LinkButton href={vacancies}>{t.vacancies}</LinkButton>
        </Actions>
      )}
      <Block title={t.place}>
        <Way {...props} />
      </Block>
      <Block title={t.access}>
        <Access lang={lang} words={words} marks={facility.accessibility} />
      </Block>
      <Block title={t.rooms}>
        <Rooms lang={lang} words={words} spaces={spaces} isHouseOnline={facility.isOnline} />
      </Block>
      {times && (
        <Block title={t.times}>
          <Meta>{t.timesNote(formatDate(times.on, lang))}</Meta>
          <Times lang={lang} words={words} of={times.of} />
        </Block>
      )}
      <FeesPart lang={lang} groups={ruled} />
      <Lendable lang={lang} spaces={spaces} />
      <Block title={t.closed}>
        {closed.length > 0 ? <Closed lang={lang} words={words} closed={closed} /> : <p>{t.noClosed}</p>}
      </Block>
      {ruled.length > 0 && <RulesPart lang={lang} groups={ruled} />}
    </>
  )
}

const NowClosed = ({ lang, words, closed, today }: FacilityProps) => {
  const t = placeTexts(lang)
  const now = closed.find(({ from }) => from.equals(today))
  if (!now) return null
  return (
    <Notice kind="warning" title={t.closedNow(sayKey(words, 'closings', now.why, lang))}>
      {!now.until.equals(today) && <p>{t.closedUntil(formatDate(now.until, lang))}</p>}
    </Notice>
  )
}

const Way = ({ lang, words, facility, phone, office, operator }: FacilityProps) => {
  const t = placeTexts(lang)
  const { latitude, longitude, isPointExact, station, walkMinutes } = facility
  return (
    <Facts
      facts={[
        {
          term: t.address,
          children: (
            <>
              <p lang="ja">{facility.address}</p>
              {latitude !== null && longitude !== null && (
                <p>
                  <Link href={mapOf(latitude, longitude, isPointExact)} standalone icon="pin" iconAfter="outside">
                    {isPointExact ? t.map : t.mapAround}
                  </Link>
                </p>
              )}
            </>
          ),
        },
        ...(station !== null && walkMinutes !== null
          ? [{ term: t.station, children: <p>{t.walk(sayKey(words, 'stations', station, lang), walkMinutes)}</p> }]
          : []),
        { term: t.phone, children: <PhoneLink phone={phone} standalone /> },
        { term: t.office, children: <p>{office}</p> },
        ...(operator ? [{ term: t.operator, children: <p lang="ja">{operator}</p> }] : []),
      ]}
    />
  )
}

const Access = ({ lang, words, marks }: { lang: Lang; words: PlaceWords; marks: readonly string[] }) => {
  const drawbacks = marks.filter((key) => words.accessibility.some((word) => word.key === key && word.drawback))
  const helps = marks.filter((key) => !drawbacks.includes(key))
  const say = (key: string) => sayKey(words, 'accessibility', key, lang)
  return (
    <>
      {helps.length > 0 ? <Ticks items={helps.map(say)} /> : <p>{placeTexts(lang).noAccess}</p>}
      {drawbacks.map((key) => (
        <Tag kind="late">{say(key)}</Tag>
      ))}
    </>
  )
}

/** 地理院地図; nearer where the house itself is known. */
const mapOf = (latitude: number, longitude: number, isExact: boolean): string =>
  `https://maps.gsi.go.jp/#${isExact ? 17 : 15}/${latitude}/${longitude}/`

const Lendable = ({ lang, spaces }: { lang: Lang; spaces: readonly Space[] }) => {
  const t = placeTexts(lang)
  const all = [...new Map(spaces.flatMap(({ equipment }) => equipment.map((one) => [one.id, one] as const))).values()]
  if (all.length === 0) return null
  const price = ({ price }: Equipment) => (price > 0 ? t.price(price.toLocaleString('en')) : t.free)
  return (
    <Block title={t.equipment}>
      <Lines
        lines={all.map((one) => ({
          label: sayName(one, lang),
          value: `${t.stock(String(one.stock))}${lang === 'en' ? ', ' : '、'}${price(one)}`,
        }))}
      />
    </Block>
  )
}

const Closed = ({ lang, words, closed }: { lang: Lang; words: PlaceWords; closed: readonly ClosedRun[] }) => {
  const t = placeTexts(lang)
  return (
    <>
      <Meta>{t.closedLede}</Meta>
      <Lines
        lines={closed.map(({ from, until, why }) => ({
          label: from.equals(until) ? formatDate(from, lang) : t.run(formatDate(from, lang), formatDate(until, lang)),
          value: sayKey(words, 'closings', why, lang),
        }))}
      />
    </>
  )
}
