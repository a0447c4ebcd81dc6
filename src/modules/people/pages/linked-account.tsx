import type { Sighting } from '#platform/audit/index.ts'
import { href, type Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDateTime } from '#platform/time/index.ts'
import { Aside, Block, DataTable, Lede, Link, PhoneLink, SummaryList, Ticks, Title } from '#platform/ui/index.ts'
import { accessPath } from '../access/resident.tsx'
import { accessTexts } from '../access/texts.ts'
import { sayBirth } from '../domain/birth.ts'
import type { HouseholdMember, Person, RegisteredAddress } from '../register.ts'
import { peopleTexts } from '../text/index.ts'
import { DevicesLink, SignOut } from './sign-out.tsx'

export type LinkedAccountProps = {
  lang: Lang
  person: Person
  address: RegisteredAddress | undefined
  household: readonly HouseholdMember[]
  sightings: readonly Sighting[]
}

/** Who am I to the ward, how does it know, what does it read, and who looked. */
export const LinkedAccount = ({ lang, person, address, household, sightings }: LinkedAccountProps) => {
  const t = peopleTexts(lang)
  const words = t.linked
  const others = household.filter(({ personId }) => personId !== person.personId)
  const rows = [
    { term: words.name, value: <span lang="ja">{person.name}</span> },
    person.kana && { term: words.kana, value: <span lang="ja">{person.kana}</span> },
    person.alias && { term: words.alias, value: <span lang="ja">{person.alias}</span> },
    person.formerSurname && { term: words.formerSurname, value: <span lang="ja">{person.formerSurname}</span> },
    { term: words.birthDate, value: sayBirth(person.birthDate, (day) => formatCalendarDate(day, lang)) },
    address && { term: words.address, value: <Address address={address} /> },
    others.length > 0 && { term: words.household, value: <Members members={others} /> },
  ].filter((row) => row !== null && row !== undefined && row !== false && row !== '')
  return (
    <>
      <Title lede={words.lede}>{t.title}</Title>
      <SummaryList rows={rows} />
      <Block title={words.howTitle}>
        <p>{words.how}</p>
      </Block>
      <Block title={t.reads.title}>
        <Lede>{t.reads.lede}</Lede>
        <Ticks items={t.reads.items} />
        <p>{t.reads.never}</p>
      </Block>
      <Sightings lang={lang} sightings={sightings} />
      <DevicesLink lang={lang} />
      <SignOut label={t.signOut} />
    </>
  )
}

/** Beside the page: where mistakes are put right. */
export const IfWrong = ({ lang, phone }: { lang: Lang; phone: string }) => (
  <Aside title={peopleTexts(lang).linked.wrongTitle}>
    <p>{peopleTexts(lang).linked.wrong}</p>
    <p>
      <PhoneLink phone={phone} standalone />
    </p>
  </Aside>
)

const Address = ({ address }: { address: RegisteredAddress }) => (
  <span lang="ja">
    〒{address.postcode}
    <br />
    {address.address}
  </span>
)

const Members = ({ members }: { members: readonly HouseholdMember[] }) => (
  <ul lang="ja">
    {members.map(({ name, relation }) => (
      <li>
        {name}（{relation}）
      </li>
    ))}
  </ul>
)

const Sightings = ({ lang, sightings }: { lang: Lang; sightings: readonly Sighting[] }) => {
  const t = peopleTexts(lang).seen
  return (
    <Block title={t.title} id="seen">
      {sightings.length > 0 && <p>{t.lede}</p>}
      <DataTable
        caption={t.title}
        columns={[{ label: t.at, heading: true }, { label: t.why }]}
        rows={sightings.map(({ at, reason }) => ({ cells: [formatDateTime(at, lang), t.reasons[reason ?? 'duty']] }))}
        empty={<p>{t.none}</p>}
      />
      <p>
        <Link href={href(lang, accessPath)} standalone icon="next">
          {accessTexts(lang).link}
        </Link>
      </p>
    </Block>
  )
}
