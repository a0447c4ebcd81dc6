import type { ActingChoice, MayAct } from '#modules/people/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Actions, Button, Form, LinkButton, Meta, Notice, PhoneLink, Radios, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say } from '../../text/index.ts'
import type { Acting } from '../actions/acting-of.ts'
import { keyOf } from '../actions/choose.ts'
import { actingTexts } from '../text/index.ts'

/** For whom one acts; on top of every page of the application. */
export const ActingBand = ({ lang, acting }: { lang: Lang; acting: Acting }) => {
  const t = actingTexts(lang)
  return (
    <Notice>
      <p>
        <b>{t.band(acting.principalName, t.roles[acting.as])}</b>
      </p>
    </Notice>
  )
}

/** Whose matter it is sees who filed it. */
export const FiledForYou = ({ lang, acting }: { lang: Lang; acting: Acting }) => {
  const t = actingTexts(lang)
  return (
    <Notice>
      <p>{t.filedForYou(acting.filerName, t.roles[acting.as])}</p>
    </Notice>
  )
}

type ChooseProps = {
  lang: Lang
  definition: Definition
  choices: readonly ActingChoice[]
  value: string | undefined
}

/** 「だれの手続きですか」. */
export const ChooseWhose = ({ lang, definition, choices, value }: ChooseProps) => {
  const t = actingTexts(lang)
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.choose.lede}>
        {t.choose.title}
      </Title>
      <Form action={`/procedures/${definition.procedure}/applications?asked=1`} name="whose">
        <Radios
          name="whose"
          legend={t.choose.title}
          value={value}
          options={[
            { value: 'self', label: t.choose.self },
            ...choices.map((choice) => ({
              value: keyOf(choice),
              label: t.choose.other(choice.principalName, t.roles[choice.ground.as]),
            })),
          ]}
        />
        {definition.acting && (
          <Meta>
            {t.choose.ground}：{say(definition.acting.ground, lang)}
          </Meta>
        )}
        <Actions>
          <Button iconAfter="next">{t.choose.submit}</Button>
        </Actions>
      </Form>
    </>
  )
}

type EndedProps = { lang: Lang; why: Extract<MayAct, { may: false }>; isFiled: boolean; phone: string }

/** What happened, what became of what was typed, and what to do next. */
export const ActingEndedPage = ({ lang, why, isFiled, phone }: EndedProps) => {
  const t = actingTexts(lang).ended
  return (
    <>
      <Title lede={whyText(lang, why)}>{t.title}</Title>
      <p>{t.nothing}</p>
      <p>{isFiled ? t.filed : t.draft}</p>
      <p>{t.next}</p>
      <PhoneLink phone={phone} standalone />
      <Actions>
        <LinkButton href="/applications">{t.toList}</LinkButton>
      </Actions>
    </>
  )
}

// That somebody died, was struck off or is kept apart from somebody is not this page's to say.
function whyText(lang: Lang, { why, on }: EndedProps['why']): string {
  const { whys } = actingTexts(lang).ended
  switch (why) {
    case 'of_age':
      return on ? whys.of_age(formatDate(on, lang)) : whys.ended
    case 'revoked':
    case 'withdrawn':
    case 'resigned':
      return on ? whys.endedOn(formatDate(on, lang)) : whys.ended
    case 'period':
      return on ? whys.endedOn(formatDate(on.subtract({ days: 1 }), lang)) : whys.ended
    case 'out_of_scope':
      return whys.out_of_scope
    default:
      return whys.not_possible
  }
}
