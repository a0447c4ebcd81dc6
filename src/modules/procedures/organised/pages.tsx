import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, DataTable, Form, Hidden, Meta, Select } from '#platform/ui/index.ts'
import { say, texts } from '../text/index.ts'
import type { OrganisationCase } from './store.ts'
import { organisedTexts } from './text/index.ts'

type Props = {
  lang: Lang
  path: string
  cases: readonly OrganisationCase[]
  toName: readonly OrganisationCase[]
  typed: string | undefined
}

/** The requests of an organisation, and the officer's own that may become its. */
export const OrganisationCases = ({ lang, path, cases, toName, typed }: Props) => {
  const t = organisedTexts(lang)
  const { states } = texts(lang)
  return (
    <>
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[{ label: t.procedure, heading: true }, { label: t.receipt }, { label: t.state }, { label: t.act }]}
          rows={cases.map(({ id, name, receiptNumber, state }) => ({
            cells: [
              say(name, lang),
              <span class="num">{receiptNumber ?? t.noReceipt}</span>,
              states[state],
              <Form action={`${path}/${id}/removal`}>
                <Button small variant="secondary">
                  {t.remove}
                  <Hidden>：{receiptNumber ?? say(name, lang)}</Hidden>
                </Button>
              </Form>,
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
        {cases.length > 0 && <Meta>{t.removeNote}</Meta>}
      </Block>
      <Block title={t.add}>
        {toName.length === 0 ? (
          <p>{t.nothingToAdd}</p>
        ) : (
          <Form action={path} label={t.add}>
            <Select
              name="application"
              label={t.choose}
              value={typed}
              options={toName.map(({ id, name, receiptNumber, state }) => ({
                value: id,
                label: `${say(name, lang)}（${receiptNumber ?? states[state]}）`,
              }))}
            />
            <Actions>
              <Button>{t.submit}</Button>
            </Actions>
          </Form>
        )}
      </Block>
    </>
  )
}
