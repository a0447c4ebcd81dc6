import { authored, withoutReadings } from '#platform/i18n/index.ts'
import { type House, residentEntries } from '#platform/module/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import { Block, Details, EmptyState, Link, LinkButton, Meta, PhoneLink, safeHref, usePage } from '#platform/ui/index.ts'
import { addressOf } from '../address.ts'
import type { Asked } from '../find.ts'
import { mattersOf } from '../sources/elsewhere.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'

/** Nothing is here: what to write instead, and whom to call. */
export const NothingFound = ({ asked, profile }: { asked: Asked; profile: Profile }) => {
  const t = findingTexts(usePage().lang)
  const isNarrowed = asked.kind !== undefined || asked.topic !== undefined || asked.area !== undefined
  return (
    <EmptyState title={isNarrowed ? t.nothingHere : t.nothing} drawing="gate">
      <p>{isNarrowed ? t.nothingHereNote : t.nothingNote}</p>
      {isNarrowed && (
        <p>
          <LinkButton
            variant="secondary"
            href={addressOf(asked, { kind: undefined, topic: undefined, area: undefined })}
          >
            {t.widen}
          </LinkButton>
        </p>
      )}
      <p>
        <PhoneLink phone={profile.phone} standalone />
      </p>
    </EmptyState>
  )
}

type WaysProps = {
  house: House
  topics: readonly KnownTopic[]
  isEmpty: boolean
}

/** Where else to look: on a page without results at length, else in short. */
export const WaysOn = ({ house, topics, isEmpty }: WaysProps) => {
  const { lang } = usePage()
  const t = findingTexts(lang)
  if (!isEmpty) {
    const { phone, hours } = house.profile
    const time = (clock: string) => formatPlainTime(Temporal.PlainTime.from(clock), lang)
    return (
      <Block title={t.notFoundYet}>
        <p>{t.notFoundYetNote(time(hours.opens), time(hours.closes))}</p>
        <p>
          <PhoneLink phone={phone} standalone />
        </p>
        <Offices house={house} />
      </Block>
    )
  }
  return (
    <>
      <Topics title={t.topics} topics={topics.filter(({ kind }) => kind === 'topic')} />
      <Topics title={t.lifeEvents} topics={topics.filter(({ kind }) => kind === 'lifeEvent')} />
      {topics.length === 0 && (
        <Block title={t.everything}>
          <ul class="linkgrid">
            {residentEntries(house).map((entry) => (
              <li>
                <a href={safeHref(lang, entry.href)}>
                  <span>{entry.label[lang]}</span>
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Elsewhere house={house} />
      <Offices house={house} />
    </>
  )
}

const Topics = ({ title, topics }: { title: string; topics: readonly KnownTopic[] }) => {
  const { lang } = usePage()
  if (topics.length === 0) return null
  return (
    <Block title={title}>
      <ul class="linkgrid">
        {topics.map(({ key, name }) => (
          <li>
            <a href={safeHref(lang, `/topics/${key}`)}>
              <span>{authored(name[lang])}</span>
            </a>
          </li>
        ))}
      </ul>
    </Block>
  )
}

const Elsewhere = ({ house }: { house: House }) => {
  const { lang } = usePage()
  const t = findingTexts(lang)
  const matters = mattersOf(house)
  if (matters.length === 0) return null
  return (
    <Details summary={t.elsewhere}>
      <Meta>{t.elsewhereNote}</Meta>
      <ul class="linkgrid">
        {matters.map(({ title }) => (
          <li>
            <a href={safeHref(lang, `/search?q=${encodeURIComponent(withoutReadings(title[lang]))}`)}>
              <span>{authored(title[lang])}</span>
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}

const Offices = ({ house }: { house: House }) => {
  const t = findingTexts(usePage().lang)
  if (!hasOffices(house)) return null
  return (
    <p>
      <Link href="/offices" standalone icon="more">
        {t.offices}
      </Link>
    </p>
  )
}

const known = new WeakMap<House['modules'], boolean>()

/** Asked once for a house: its menus are long. */
function hasOffices(house: House): boolean {
  const has = known.get(house.modules) ?? residentEntries(house).some(({ href }) => href === '/offices')
  known.set(house.modules, has)
  return has
}
