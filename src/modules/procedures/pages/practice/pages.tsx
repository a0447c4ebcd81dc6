import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Form,
  Link,
  LinkButton,
  Meta,
  Timeline,
  type TimelineStep,
  Title,
} from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say } from '../../text/index.ts'
import { Reminder } from '../resident/reminder.tsx'
import { practiceTexts } from '../../text/practice/index.ts'

/** Every procedure that can be practised. */
export const PracticeList = ({ lang, definitions }: { lang: Lang; definitions: readonly Definition[] }) => {
  const t = practiceTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <h2>{t.choose}</h2>
      <ul>
        {definitions.map(({ procedure, name }) => (
          <li>
            <Link href={`/practice/${procedure}`} standalone>
              {say(name, lang)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

type StartProps = { lang: Lang; definition: Definition; who: string; next?: string | undefined }

/** Where a practice begins, goes on or begins anew: whoever teaches hands the device to the next. */
export const PracticeStart = ({ lang, definition, who, next }: StartProps) => {
  const t = practiceTexts(lang)
  return (
    <>
      <Title above={t.title} lede={say(definition.summary, lang)}>
        {say(definition.name, lang)}
      </Title>
      <Block title={t.who}>
        <p>{t.whoText(who)}</p>
        <Meta>{t.gone}</Meta>
      </Block>
      {next && (
        <Actions>
          <LinkButton href={next} iconAfter="next">
            {t.goOn}
          </LinkButton>
        </Actions>
      )}
      <Form action={`/practice/${definition.procedure}/runs`} name="begin">
        <Actions>
          <Button variant={next ? 'secondary' : 'primary'}>{next ? t.again : t.begin}</Button>
        </Actions>
      </Form>
      <p>
        <Link href="/practice" standalone icon="back">
          {t.back}
        </Link>
      </p>
    </>
  )
}

type StandInProps = { title: string; real: string; practice: string; submit: string; action: string }

/** In place of the card and of the payment company: what would happen, and a button. */
export const StandIn = ({ title, real, practice, submit, action }: StandInProps) => (
  <>
    <Title>{title}</Title>
    <p>{real}</p>
    <p>{practice}</p>
    <Form action={action} name="stand-in">
      <Actions>
        <Button iconAfter="next">{submit}</Button>
      </Actions>
    </Form>
  </>
)

type EndProps = { lang: Lang; definition: Definition; steps: readonly TimelineStep[] }

/** 「練習はここまでです」, and what would happen from here. */
export const PracticeEnd = ({ lang, definition, steps }: EndProps) => {
  const t = practiceTexts(lang)
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.end.lede}>
        {t.end.title}
      </Title>
      <Reminder lang={lang} definition={definition} />
      <Block title={t.end.would}>
        <Timeline steps={steps} />
        <p>{t.end.number}</p>
      </Block>
      <Form action={`/practice/${definition.procedure}/runs`} name="begin">
        <Actions>
          <Button variant="secondary">{t.again}</Button>
          <LinkButton href="/practice" variant="secondary">
            {t.back}
          </LinkButton>
          <Link href={`/procedures/${definition.procedure}`} standalone>
            {t.end.real}
          </Link>
        </Actions>
      </Form>
    </>
  )
}
