import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Aside, Block, Button, Checkboxes, Form, Notice, Title } from '#platform/ui/index.ts'
import type { LetterWishes } from '../domain/notice-letter.ts'
import { wishTexts } from '../text/index.ts'

type Props = { lang: Lang; wishes: LetterWishes; phone: string; isSaved: boolean; hasReturned: boolean }

export const Wishes = ({ lang, wishes, phone, isSaved, hasReturned }: Props) => {
  const t = wishTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {isSaved && (
        <Notice kind="success" live>
          <p>{t.done}</p>
        </Notice>
      )}
      {hasReturned && (
        <Notice kind="warning" title={t.returnedTitle}>
          <p>{t.returned(phone)}</p>
        </Notice>
      )}
      <Form action="/messages/letters" name="letters">
        <Checkboxes
          name="wishes"
          legend={t.legend}
          hint={t.hint}
          values={(['largePrint', 'braille', 'voiceCode'] as const).filter((one) => wishes[one])}
          options={[
            { value: 'largePrint', label: t.largePrint, hint: t.largePrintHint },
            { value: 'braille', label: t.braille, hint: t.brailleHint },
            { value: 'voiceCode', label: t.voiceCode, hint: t.voiceCodeHint },
          ]}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      <Block title={t.otherTitle}>
        <p>{t.other(phone)}</p>
      </Block>
    </>
  )
}

export const AboutLetters = ({ lang }: { lang: Lang }) => {
  const t = wishTexts(lang)
  return (
    <Aside title={t.casesTitle}>
      <p>{t.cases}</p>
    </Aside>
  )
}
