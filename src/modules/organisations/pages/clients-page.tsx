import type { ClientRow, ClientToken } from '#platform/auth/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkboxes,
  type Content,
  DataTable,
  Form,
  NumberField,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { organisationTexts } from '../text/index.ts'

type ClientsProps = {
  lang: Lang
  clients: readonly ClientRow[]
  tokens: readonly ClientToken[]
  scopes: readonly { value: string; label: Content }[]
  /** Below which the deeds are posted. */
  path: string
}

/** Programs of one holder with their tokens, never the tokens themselves. */
export const Clients = ({ lang, clients, tokens, scopes, path }: ClientsProps) => {
  const t = organisationTexts(lang).clients
  return (
    <>
      {clients.map((client) => (
        <Block title={client.name}>
          <p>
            {client.purpose}　
            {client.scopes
              .map((scope) => scopes.find(({ value }) => value === scope)?.label ?? scope)
              .map((label) => (
                <span>{label}　</span>
              ))}
          </p>
          <Tokens
            lang={lang}
            path={`${path}/${client.id}`}
            tokens={tokens.filter(({ clientId }) => clientId === client.id)}
          />
          {client.endedAt ? <Tag kind="off">{t.ended}</Tag> : <Keep lang={lang} path={`${path}/${client.id}`} />}
        </Block>
      ))}
      <Block title={t.add}>
        <Form action={path} label={t.add}>
          <TextField name="name" label={t.name} />
          <TextField name="purpose" label={t.purpose} width="full" />
          <TextField name="contact" label={t.contact} />
          <Checkboxes name="scopes" legend={t.scopes} options={scopes} />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}

const Keep = ({ lang, path }: { lang: Lang; path: string }) => {
  const t = organisationTexts(lang).clients
  return (
    <>
      <Form action={`${path}/tokens`} label={t.token}>
        <NumberField name="days" label={t.days} value="365" />
        <Button variant="secondary">{t.token}</Button>
      </Form>
      <Form action={`${path}/end`} label={t.stop}>
        <Button small variant="danger">
          {t.stop}
        </Button>
      </Form>
    </>
  )
}

const Tokens = ({ lang, path, tokens }: { lang: Lang; path: string; tokens: readonly ClientToken[] }) => {
  const t = organisationTexts(lang).clients
  if (tokens.length === 0) return null
  return (
    <DataTable
      caption={t.token}
      columns={[
        { label: t.ends, heading: true },
        { label: t.seen },
        { label: t.state },
        { label: t.revoke, hideLabel: true },
      ]}
      rows={tokens.map(({ id, expiresAt, seenAt, state }) => ({
        cells: [
          formatDateTime(expiresAt, lang),
          seenAt ? formatDateTime(seenAt, lang) : t.never,
          <Tag kind={state === 'live' ? 'ok' : 'off'}>{t.states[state]}</Tag>,
          state === 'live' ? (
            <Form action={`${path}/tokens/${id}/revocation`} label={t.revoke}>
              <Button small variant="secondary">
                {t.revoke}
              </Button>
            </Form>
          ) : (
            ''
          ),
        ],
      }))}
    />
  )
}
