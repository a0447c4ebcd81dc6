import type { Lang } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  Tag,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { Membership } from '../actions/membership.ts'
import type { Organisation } from '../domain/organisation.ts'
import { organisationTexts } from '../text/index.ts'

type MyProps = {
  lang: Lang
  memberships: readonly Membership[]
  /** Filed by this person, and refused. */
  refused: readonly Organisation[]
  mayFound: boolean
}

export const MyOrganisations = ({ lang, memberships, refused, mayFound }: MyProps) => {
  const t = organisationTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <DataTable
        caption={t.title}
        columns={[{ label: t.name, heading: true }, { label: t.kind }, { label: t.role }, { label: t.clients.state }]}
        rows={memberships.map(({ organisation: { id, name, kind, state }, seat }) => ({
          href: `/organisations/${id}`,
          cells: [
            <span lang="ja">{name}</span>,
            t.kinds[kind],
            t.roles[seat.role],
            <Tag kind={state === 'recognised' ? 'ok' : 'wait'}>{t.states[state]}</Tag>,
          ],
        }))}
        empty={
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        }
      />
      {refused.map(({ name, refusedReason }) => (
        <Block title={t.states.refused}>
          <p lang="ja">{name}</p>
          <p lang="ja">{refusedReason}</p>
        </Block>
      ))}
      <Form action="/organisations/invitations" label={t.code.submit}>
        <TextField name="code" label={t.code.label} hint={t.code.hint} />
        <Actions>
          <Button>{t.code.submit}</Button>
          {mayFound && (
            <LinkButton href="/organisations/new" variant="secondary">
              {t.found}
            </LinkButton>
          )}
        </Actions>
      </Form>
    </>
  )
}
