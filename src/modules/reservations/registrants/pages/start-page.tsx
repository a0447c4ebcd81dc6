import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Select, TextField, Title } from '#platform/ui/index.ts'
import { registrantTexts } from '../text/index.ts'

type StartProps = {
  lang: Lang
  representativeAge: number
  organisations: readonly { id: string; name: string }[]
  /** What was typed into a form that is shown again. */
  typed: (name: string) => string | undefined
}

/** The two ways to register: oneself at once, or a group with its members. */
export const StartPage = ({ lang, representativeAge, organisations, typed }: StartProps) => {
  const t = registrantTexts(lang).start
  return (
    <>
      <Title>{t.title}</Title>
      <Block title={t.person.title}>
        <p>{t.person.text}</p>
        <Form action="/registrations" label={t.person.title}>
          <Actions>
            <Button>{t.person.submit}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.group.title}>
        <p>{t.group.text(representativeAge)}</p>
        <Form action="/registrations/groups" label={t.group.title}>
          <TextField name="name" label={t.group.name} value={typed('name')} />
          <TextField name="kana" label={t.group.kana} value={typed('kana')} />
          {organisations.length > 0 && (
            <Select
              name="organisation"
              label={t.group.organisation}
              emptyLabel={t.group.noOrganisation}
              value={typed('organisation')}
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Actions>
            <Button variant="secondary">{t.group.submit}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}
