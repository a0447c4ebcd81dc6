import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Notice, Radios, Ticks } from '#platform/ui/index.ts'
import type { Contact } from '../../delivery/store/contacts.ts'
import { messagingTexts } from '../text/index.ts'

type NoticeChoiceProps = { lang: Lang; contacts: readonly Contact[] }

/** Stops and resumes what need not be sent, and says what is sent all the same. Letters alone cannot be stopped here. */
export const NoticeChoice = ({ lang, contacts }: NoticeChoiceProps) => {
  const t = messagingTexts(lang).choice
  if (contacts.length === 0) return null
  const chosen = contacts.every(({ statutoryOnly }) => statutoryOnly) ? 'statutory' : 'all'
  return (
    <Block title={t.title} id="choice">
      <Form action="/messages/choice" name="choice">
        <Radios
          name="notices"
          legend={t.legend}
          value={chosen}
          options={[
            { value: 'all', label: t.all, hint: t.allHint },
            { value: 'statutory', label: t.statutory, hint: t.statutoryHint },
          ]}
        />
        <p>{t.cannotStop}</p>
        <Ticks items={t.always} />
        <Actions>
          <Button variant="secondary">{t.save}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

export const ChoiceDone = ({ lang, done }: { lang: Lang; done: 'all' | 'statutory' }) => (
  <Notice kind="success" live>
    <p>{messagingTexts(lang).choice.done[done]}</p>
  </Notice>
)
