import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  Tag,
  type TagKind,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { HeldRegistration, Standing } from '../domain/registrant.ts'
import { registrantTexts } from '../text/index.ts'

export const standingTag: Readonly<Record<Standing, TagKind>> = {
  gathering: 'ask',
  asked: 'wait',
  active: 'ok',
  expired: 'late',
  suspended: 'late',
  refused: 'late',
  ended: 'off',
}

/** Every registration of a person, and the way to another one. */
export const MyRegistrations = (props: {
  lang: Lang
  held: readonly HeldRegistration[]
  classes: ReadonlyMap<string, string>
}) => {
  const { lang, held, classes } = props
  const t = registrantTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <DataTable
        caption={t.title}
        columns={[
          { label: t.name, heading: true },
          { label: t.class },
          { label: t.role },
          { label: t.state },
          { label: t.validity },
        ]}
        rows={held.map(({ registrant, role, standing }) => ({
          href: `/registrations/${registrant.id}`,
          cells: [
            <span lang="ja">{registrant.name}</span>,
            registrant.state === 'proposed' ? t.kinds[registrant.kind] : (classes.get(registrant.class) ?? ''),
            t.roles[role],
            <Tag kind={standingTag[standing]}>{t.standings[standing]}</Tag>,
            registrant.until ? t.until(formatCalendarDate(registrant.until.subtract({ days: 1 }), lang)) : '',
          ],
        }))}
        empty={
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        }
      />
      <Actions>
        <LinkButton href="/registrations/new">{t.start.link}</LinkButton>
      </Actions>
      <Form action="/registrations/invitations" label={t.code.submit}>
        <TextField name="code" label={t.code.label} hint={t.code.hint} />
        <Actions>
          <Button variant="secondary">{t.code.submit}</Button>
        </Actions>
      </Form>
    </>
  )
}
