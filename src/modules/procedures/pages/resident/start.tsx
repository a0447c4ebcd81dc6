import { href, type Lang } from '#platform/i18n/index.ts'
import { Actions, Aside, Block, Button, Facts, Form, Link, LinkButton, Ticks, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { isOpenToAnybody } from '../../guests/about-you.ts'
import { StartWithoutCard } from '../../guests/pages/guest-pages.tsx'
import { guestTexts } from '../../guests/text/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { practiceTexts } from '../../text/practice/index.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import { laterCosts } from './check.tsx'
import { limitFact } from './limit.tsx'
import { Remark } from './remark.tsx'
import { isShut, type WindowState } from '../../windows/domain.ts'
import { Windows } from '../../windows/pages.tsx'
import { deciderIn } from './words.ts'

export type StartProps = {
  lang: Lang
  definition: Definition
  /** Empty where it costs nothing. */
  unitFee: string
  /** Every fee, where they are for different things. */
  prices: readonly { label: string; amount: string }[]
  /** Empty where nothing is posted for money. */
  postage: string
  /** The promised days if it is asked for now. */
  byPost: string
  atCounter: string
  isSignedIn: boolean
  /** By a card that is linked to the register. */
  isVerified: boolean
  /** The request that this person has begun and not filed. */
  draft?: ApplicationId | undefined
  store?: { fee: string; hours: string } | undefined
  counterHours: string
  canPractise: boolean
  windows: readonly WindowState[]
}

export const Start = ({ lang, definition, isSignedIn, isVerified, draft, ...props }: StartProps) => {
  const t = texts(lang).start
  const kind = kindTexts(lang)[definition.kind]
  const page = `/procedures/${definition.procedure}`
  return (
    <>
      <Title lede={say(definition.summary, lang)}>{say(definition.name, lang)}</Title>
      <Facts
        facts={[
          costFact(lang, definition, props),
          { term: t.time, value: t.timeValue(definition.minutes), note: whenText({ lang, definition, ...props }) },
          ...limitFact(lang, definition),
          { term: t.needs, children: <Ticks items={definition.needs.map((need) => say(need, lang))} /> },
          { term: kind.who, children: say(definition.whoMayAsk, lang) },
          { term: t.law, children: definition.legalBasis.map((law) => <p>{say(law, lang)}</p>) },
        ]}
      />
      <p>
        <Link href={`${page}/rules`} standalone icon="more">
          {kindTexts(lang).rules.link}
        </Link>
      </p>
      {props.canPractise && (
        <p>
          <Link href={`/practice/${definition.procedure}`} standalone icon="more">
            {practiceTexts(lang).link}
          </Link>
        </p>
      )}
      <Windows lang={lang} windows={props.windows} />
      <Known lang={lang} definition={definition} />
      {isShut(props.windows) && !draft ? null : isSignedIn ? (
        <Form action={`${page}/applications`} name="start">
          <Actions>
            <Button iconAfter="next">{draft ? kind.goOn : kind.begin}</Button>
            {draft && (
              <Link href={`/applications/${draft}/resume`} standalone>
                {unfinishedTexts(lang).resume.anewLink}
              </Link>
            )}
          </Actions>
        </Form>
      ) : (
        <>
          <Actions>
            <LinkButton
              href={`/sign-in?return_to=${encodeURIComponent(href(lang, `${page}/applications`))}`}
              iconAfter="next"
            >
              {kind.begin}
            </LinkButton>
          </Actions>
          <Remark>{t.signInHint}</Remark>
        </>
      )}
      {isOpenToAnybody(definition) && !isVerified && !isShut(props.windows) && (
        <StartWithoutCard lang={lang} procedure={definition.procedure} />
      )}
      {definition.notOffered.length > 0 && (
        <Block title={t.notOffered}>
          {definition.notOffered.map(({ title, text }) => (
            <>
              <p>
                <b>{say(title, lang)}</b>
              </p>
              <p>{say(text, lang)}</p>
            </>
          ))}
        </Block>
      )}
    </>
  )
}

// Who comes to live here is not on the register yet; who asks without a card types what the card would know.
const Known = ({ lang, definition }: Pick<StartProps, 'lang' | 'definition'>) => {
  if (!isOpenToAnybody(definition)) return <p class="lede">{texts(lang).start.known}</p>
  return definition.kind === 'booking' ? null : <p class="lede">{guestTexts(lang).start.withCard}</p>
}

function costFact(
  lang: Lang,
  definition: Definition,
  { unitFee, prices, postage }: Pick<StartProps, 'unitFee' | 'prices' | 'postage'>,
) {
  const t = texts(lang).start
  if (unitFee === '') {
    const note = laterCosts(lang, definition)
    return note ? { term: t.cost, children: note } : { term: t.cost, value: kindTexts(lang).fees.none }
  }
  const note = postage && t.costPost(postage)
  if (definition.copies && prices.length === 1)
    return { term: t.cost, value: t.costEach(unitFee), ...(note && { note }) }
  return {
    term: t.cost,
    children: (
      <>
        {prices.map(({ label, amount }) => (
          <p>
            <b>{amount}</b> {label}
          </p>
        ))}
        {note && <p class="meta">{note}</p>}
      </>
    ),
  }
}

/** By when: each kind promises something else. */
function whenText({
  lang,
  definition,
  byPost,
  atCounter,
}: Pick<StartProps, 'lang' | 'definition' | 'byPost' | 'atCounter'>) {
  const { [definition.kind]: kind } = kindTexts(lang)
  switch (definition.kind) {
    case 'certificate-request':
      return texts(lang).start.promise(byPost, atCounter)
    case 'booking':
      return undefined
    default:
      return texts(lang).start.due(kind.promise, atCounter, kind.promiseNote(deciderIn(lang, definition)))
  }
}

export const OtherWays = ({
  lang,
  definition,
  unitFee,
  store,
  counterHours,
}: Pick<StartProps, 'lang' | 'definition' | 'unitFee' | 'store' | 'counterHours'>) => {
  const t = texts(lang).start
  return (
    <Aside title={t.othersTitle}>
      {store && (
        <>
          <h3>{t.store(store.fee)}</h3>
          <p>{t.storeText(store.hours)}</p>
        </>
      )}
      <h3>{t.counter(definition.copies ? unitFee : '')}</h3>
      <p>{t.counterText(counterHours)}</p>
    </Aside>
  )
}
