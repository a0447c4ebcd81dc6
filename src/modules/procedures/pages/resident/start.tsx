import { href, type Lang } from '#platform/i18n/index.ts'
import { Actions, Aside, Block, Button, Facts, Form, LinkButton, Ticks, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say, texts } from '../../text/index.ts'
import { Remark } from './remark.tsx'

export type StartProps = {
  lang: Lang
  definition: Definition
  unitFee: string
  postage: string
  /** The promised days if it is asked for now. */
  byPost: string
  atCounter: string
  isSignedIn: boolean
  hasDraft: boolean
  store?: { fee: string; hours: string } | undefined
  counterHours: string
}

export const Start = ({ lang, definition, isSignedIn, hasDraft, ...props }: StartProps) => {
  const t = texts(lang).start
  const page = `/procedures/${definition.procedure}`
  return (
    <>
      <Title lede={say(definition.summary, lang)}>{say(definition.name, lang)}</Title>
      <Facts
        facts={[
          { term: t.cost, value: t.costEach(props.unitFee), note: t.costPost(props.postage) },
          { term: t.time, value: t.timeValue(definition.minutes), note: t.promise(props.byPost, props.atCounter) },
          { term: t.needs, children: <Ticks items={definition.needs.map((need) => say(need, lang))} /> },
          { term: t.who, children: say(definition.whoMayAsk, lang) },
          { term: t.law, children: definition.legalBasis.map((law) => <p>{say(law, lang)}</p>) },
        ]}
      />
      <p class="lede">{t.known}</p>
      {isSignedIn ? (
        <Form action={`${page}/applications`} name="start">
          <Actions>
            <Button iconAfter="next">{hasDraft ? t.goOn : t.begin}</Button>
          </Actions>
        </Form>
      ) : (
        <>
          <Actions>
            <LinkButton
              href={`/sign-in?return_to=${encodeURIComponent(href(lang, `${page}/applications`))}`}
              iconAfter="next"
            >
              {t.begin}
            </LinkButton>
          </Actions>
          <Remark>{t.signInHint}</Remark>
        </>
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

export const OtherWays = ({
  lang,
  unitFee,
  store,
  counterHours,
}: Pick<StartProps, 'lang' | 'unitFee' | 'store' | 'counterHours'>) => {
  const t = texts(lang).start
  return (
    <Aside title={t.othersTitle}>
      {store && (
        <>
          <h3>{t.store(store.fee)}</h3>
          <p>{t.storeText(store.hours)}</p>
        </>
      )}
      <h3>{t.counter(unitFee)}</h3>
      <p>{t.counterText(counterHours)}</p>
    </Aside>
  )
}
