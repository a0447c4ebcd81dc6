import type { ClientRow, ClientToken } from '#platform/auth/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { Actions, Block, Button, Checkboxes, DataTable, Facts, Form, Tag, TextField } from '#platform/ui/index.ts'
import { tokenDays } from '../forms.ts'
import { organisationTexts } from '../text/index.ts'

type ClientsProps = {
  lang: Lang
  clients: readonly ClientRow[]
  tokens: readonly ClientToken[]
  scopes: readonly { value: string; label: string }[]
  /** Below which the deeds are posted. */
  path: string
  /** What was typed into the form for a new one, when it is shown again. */
  raw: Readonly<Record<string, string | string[]>>
}

/** Programs of one holder with their tokens, never the tokens themselves. */
export const Clients = ({ lang, clients, tokens, scopes, path, raw }: ClientsProps) => {
  const typed = (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)
  const t = organisationTexts(lang).clients
  const wordsOf = (scope: string) => scopes.find(({ value }) => value === scope)?.label ?? scope
  return (
    <>
      {clients.map((client) => (
        <Block title={client.name}>
          <Facts
            facts={[
              { term: t.purpose, value: client.purpose },
              { term: t.scopes, value: client.scopes.map(wordsOf).join(lang === 'en' ? ', ' : '、') },
            ]}
          />
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
          <TextField name="name" label={t.name} value={typed('name')} />
          <TextField name="purpose" label={t.purpose} value={typed('purpose')} width="full" />
          <TextField name="contact" label={t.contact} value={typed('contact')} />
          <Checkboxes name="scopes" legend={t.scopes} options={scopes} values={[raw.scopes ?? []].flat()} />
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
      <Form action={`${path}/tokens`}>
        <Actions>
          {tokenDays.map((days) => (
            <Button variant="secondary" name="days" value={String(days)}>
              {t.forDays(days)}
            </Button>
          ))}
        </Actions>
      </Form>
      <Form action={`${path}/end`}>
        <Actions>
          <Button small variant="danger">
            {t.stop}
          </Button>
        </Actions>
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
          formatCalendarDate(wardDate(expiresAt), lang),
          seenAt ? formatDateTime(seenAt, lang) : t.never,
          <Tag kind={state === 'live' ? 'ok' : 'off'}>{t.states[state]}</Tag>,
          state === 'live' ? (
            <Form action={`${path}/tokens/${id}/revocation`}>
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
