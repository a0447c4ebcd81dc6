import type { Lang } from '#platform/i18n/index.ts'
import { Block, DataTable, Link, Title } from '#platform/ui/index.ts'
import { httpTexts } from '../text/index.ts'
import type { OpenApi, Operation } from './document.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete']

type Row = { method: string; path: string; operation: Operation }

/** The description for people: what there is, by subject, and which scope it needs. */
export const ApiPage = ({ lang, api }: { lang: Lang; api: OpenApi }) => {
  const t = httpTexts(lang)
  const rows = rowsOf(api)
  const scopes = Object.entries(api.components.securitySchemes.bearer['x-scopes'])
  return (
    <>
      <Title lede={t.apiIntro}>{t.apiTitle}</Title>
      <p>{t.apiTokens}</p>
      <p>{t.apiRepeat}</p>
      <p>
        <Link href="/api/v1/openapi.json" standalone>
          {t.apiDescription}
        </Link>
      </p>
      {api.tags.map(({ name, description }) => (
        <Block title={<span lang="ja">{description}</span>} id={name}>
          <DataTable
            caption={description}
            columns={[{ label: t.apiPath, heading: true }, { label: t.apiMeaning }, { label: t.apiScope }]}
            rows={rows
              .filter(({ operation }) => operation.tags?.includes(name))
              .map((row) => ({ cells: cellsOf(row, t.apiOpen) }))}
          />
        </Block>
      ))}
      <Block title={t.apiScopes} id="scopes">
        <DataTable
          caption={t.apiScopes}
          columns={[{ label: t.apiScope, heading: true }, { label: t.apiMeaning }]}
          rows={scopes.map(([scope, label]) => ({ cells: [<code>{scope}</code>, <span lang="ja">{label}</span>] }))}
        />
      </Block>
    </>
  )
}

const rowsOf = ({ paths }: OpenApi): Row[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )

const cellsOf = ({ method, path, operation }: Row, open: string) => [
  <code>{`${method.toUpperCase()} /api/v1${path}`}</code>,
  <span lang="ja">{operation.summary ?? ''}</span>,
  operation.security?.length === 0 ? (
    open
  ) : (
    <code>{operation.security?.flatMap((one) => one.bearer ?? []).join(' ')}</code>
  ),
]
