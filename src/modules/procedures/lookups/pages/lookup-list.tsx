import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  EmptyState,
  FileField,
  Form,
  Meta,
  Notice,
  SummaryList,
  Tag,
  Title,
} from '#platform/ui/index.ts'
import type { SeenLookup } from '../actions/see-lookups.ts'
import { lookupTexts } from '../text/index.ts'

type LookupListProps = {
  lang: Lang
  applicationId: string
  name: string
  lookups: readonly SeenLookup[]
  isForgotten: boolean
  phone: string
}

/** What was asked about this person, at whom, on which ground; and the papers that are wanted instead. */
export const LookupList = ({ lang, applicationId, name, lookups, isForgotten, phone }: LookupListProps) => {
  const t = lookupTexts(lang)
  const isWanted = lookups.some(({ result }) => result === 'paper')
  return (
    <>
      <Title above={name} lede={t.lede}>
        {t.title}
      </Title>
      {lookups.length === 0 && <EmptyState title={t.empty} />}
      {lookups.map((lookup) => (
        <Block title={lookup.row ? `${lookup.label}　${t.forRow(lookup.row)}` : lookup.label}>
          <SummaryList
            rows={[
              { term: t.columns.result, value: <Result lang={lang} lookup={lookup} /> },
              { term: t.columns.whom, value: lookup.source ?? t.network },
              { term: t.columns.ground, value: lookup.ground },
              { term: t.columns.when, value: formatDateTime(lookup.askedAt, lang) },
            ]}
          />
          {lookup.result === 'paper' && <Paper lang={lang} applicationId={applicationId} lookup={lookup} />}
        </Block>
      ))}
      {isWanted && <Meta>{t.otherWays(phone)}</Meta>}
      {isForgotten && <Meta>{t.forgotten}</Meta>}
    </>
  )
}

const Result = ({ lang, lookup: { result } }: { lang: Lang; lookup: SeenLookup }) => {
  const words = lookupTexts(lang).results[result]
  const kind = result === 'paper' ? 'ask' : result === 'asked' ? 'wait' : 'ok'
  return (
    <Tag kind={kind}>
      <span>{words}</span>
    </Tag>
  )
}

const Paper = ({ lang, applicationId, lookup }: { lang: Lang; applicationId: string; lookup: SeenLookup }) => {
  const t = lookupTexts(lang)
  return (
    <Form action={`/applications/${applicationId}/lookups/${lookup.id}/paper`} multipart label={t.wanted(lookup.paper)}>
      <Notice kind="warning">
        <p>{t.wanted(lookup.paper)}</p>
      </Notice>
      <FileField
        name={`paper-${lookup.id}`}
        label={t.upload}
        hint={t.uploadHint}
        accept="image/jpeg,image/png,application/pdf"
      />
      <Actions>
        <Button>{t.send}</Button>
      </Actions>
    </Form>
  )
}
