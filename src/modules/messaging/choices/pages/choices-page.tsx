import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, LinkButton, Meta, Notice, Title } from '#platform/ui/index.ts'
import type { AgeGroup, Area, Topic } from '../profile.ts'
import type { OwnChannel } from '../store/channels.ts'
import { choosingTexts } from '../text/choosing.ts'
import { contactTexts } from '../text/contacts.ts'
import { AboutMe } from './choosing/about-me.tsx'
import { Channels } from './choosing/channels.tsx'
import { Topics } from './choosing/topics.tsx'
import { When } from './choosing/when.tsx'

/** What stands in the form: as it is kept, as it was recommended, or as it was typed. */
export type Chosen = {
  topics: readonly string[]
  channels: readonly string[]
  ageGroup: string
  births: string
  area: string
  frequency: string
  hours: string
  from: string
  until: string
}

export type Offered = {
  topics: readonly Topic[]
  ageGroups: readonly AgeGroup[]
  areas: readonly Area[]
  channels: readonly OwnChannel[]
  /** When ordinary messages come where nobody says otherwise. */
  officeHours: { from: string; until: string }
}

type ChoicesPageProps = {
  lang: Lang
  offered: Offered
  chosen: Chosen
  isSuggested: boolean
  /** What happens next, after it was saved. */
  next: string | undefined
  /** Of the mail that proves an address. */
  mail: 'sent' | 'tooMany' | undefined
  /** Leads to the page of the channels; a guest has none. */
  isGuest: boolean
  /** Nothing is folded away in which something is wrong. */
  hasErrors: boolean
}

export const ChoicesPage = ({
  lang,
  offered,
  chosen,
  isSuggested,
  next,
  mail,
  isGuest,
  hasErrors,
}: ChoicesPageProps) => {
  const t = choosingTexts(lang)
  const isStatutoryOnly = offered.channels.length > 0 && offered.channels.every(({ statutoryOnly }) => statutoryOnly)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {next && (
        <Notice kind="success" title={t.saved} live>
          <p>{next}</p>
        </Notice>
      )}
      {mail && (
        <Notice kind={mail === 'sent' ? 'success' : 'warning'} live>
          <p>{contactTexts(lang)[mail]}</p>
        </Notice>
      )}
      {isStatutoryOnly && (
        <Notice kind="warning">
          <p>{t.statutoryOnly}</p>
          <Actions>
            <LinkButton href="/messages#choice" variant="secondary" small>
              {t.statutoryOnlyLink}
            </LinkButton>
          </Actions>
        </Notice>
      )}
      {isSuggested ? (
        <Notice live>
          <p>{t.suggested}</p>
        </Notice>
      ) : (
        <Block title={t.quick}>
          <Meta>{t.quickNote}</Meta>
          <Actions>
            {offered.ageGroups.map(({ key, name }) => (
              <LinkButton href={`/messages/choices?group=${key}`} variant="secondary" small>
                {name[lang]}
              </LinkButton>
            ))}
          </Actions>
        </Block>
      )}
      <Form action="/messages/choices" name="choices">
        <Topics lang={lang} topics={offered.topics} chosen={chosen.topics} />
        <AboutMe lang={lang} offered={offered} chosen={chosen} hasErrors={hasErrors} />
        <Channels lang={lang} channels={offered.channels} chosen={chosen.channels} isGuest={isGuest} />
        <When lang={lang} officeHours={offered.officeHours} chosen={chosen} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
