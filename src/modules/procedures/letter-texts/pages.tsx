import type { OfficeId } from '#platform/ids/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Details,
  Form,
  Lede,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { blanks, type LetterText, type LetterTextVersion, letterTextKinds } from './domain.ts'
import { letterTextWords as t } from './text.ts'

type Typed = Readonly<Record<string, string | string[]>>
const textOf = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)

type ListProps = {
  texts: readonly LetterText[]
  offices: readonly { id: OfficeId; name: string }[]
  typed: Typed
}

/** The texts of the offices that this person looks after, and a new one. */
export const LetterTextsPage = ({ texts, offices, typed }: ListProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.kind },
        { label: t.columns.office },
        { label: t.columns.version, numeric: true },
      ]}
      rows={texts.map(({ id, name, kind, officeId, number }) => ({
        href: `/staff/letter-texts/${id}`,
        cells: [name, t.kinds[kind], offices.find((office) => office.id === officeId)?.name ?? '', String(number)],
      }))}
      empty={<p>{t.empty}</p>}
    />
    <Block title={t.make}>
      <Form action="/staff/letter-texts" label={t.make}>
        <TextField name="name" label={t.name} value={textOf(typed, 'name')} maxLength={60} width="full" />
        <Radios
          name="kind"
          legend={t.kind}
          value={textOf(typed, 'kind') ?? 'correction'}
          options={letterTextKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <Select
          name="office"
          label={t.columns.office}
          options={offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={textOf(typed, 'office')}
        />
        <TextArea name="body" label={t.body} hint={t.blanks(blanks)} rows={4} value={textOf(typed, 'body')} />
        <Actions>
          <Button>{t.make}</Button>
        </Actions>
      </Form>
    </Block>
  </>
)

type PageProps = {
  text: LetterText
  versions: readonly (LetterTextVersion & { by: string })[]
  typed: Typed
}

/** One text: as it is now, to be changed, and how it was. */
export const LetterTextPage = ({ text, versions, typed }: PageProps) => (
  <>
    <h1>{text.name}</h1>
    <p class="meta">{t.kinds[text.kind]}</p>
    <Form action={`/staff/letter-texts/${text.id}`} label={t.keep}>
      <input type="hidden" name="number" value={String(text.number)} />
      <TextArea
        name="body"
        label={t.body}
        hint={t.blanks(blanks)}
        rows={6}
        value={textOf(typed, 'body') ?? text.body}
      />
      <Actions>
        <Button>{t.keep}</Button>
      </Actions>
    </Form>
    <Form action={`/staff/letter-texts/${text.id}/removal`} label={t.drop}>
      <Button variant="quiet" small>
        {t.drop}
      </Button>
    </Form>
    <Block title={t.versions}>
      {versions.map(({ number, body, by, writtenAt }) => (
        <Details summary={t.version(number, by, formatDateTime(writtenAt, 'ja'))}>
          {body.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </Details>
      ))}
    </Block>
  </>
)
