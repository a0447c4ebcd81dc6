import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, LinkButton, Notice, Steps, SummaryList, Title } from '#platform/ui/index.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { RowStep } from '../../../domain/answers/journey.ts'
import type { Page } from '../../../domain/definition/definition.ts'
import type { GroupField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { say } from '../../../text/index.ts'
import { unfinishedTexts } from '../../../unfinished/text/index.ts'
import { windowInputs } from '../../../unfinished/window.ts'
import { inItsLanguage, rowLines } from '../answer-rows.tsx'
import { RenewedNotice } from '../renewed-notice.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { Reminder } from '../reminder.tsx'
import type { Values } from '../words.ts'

export type GroupPageProps = {
  lang: Lang
  found: Case
  page: Page
  group: GroupField
  rows: readonly RowStep[]
  position: number
  values: Values
  fromCheck: boolean
  /** Rows that were begun and are in no list yet, and rows of the list that somebody began to change. */
  begun?: readonly string[]
  changing?: readonly string[]
}

/** The rows so far, each with a way to change or remove it, and 「これで全部です」. */
export const GroupPage = (props: GroupPageProps) => {
  const { lang, found, page, group, rows, position, values, fromCheck, begun = [], changing = [] } = props
  const t = fieldTexts(lang).group
  const place = `${found.place}/questions/${page.key}`
  const rowName = say(group.rowLabel, lang)
  const from = fromCheck ? '?from=check' : ''
  return (
    <>
      <Steps title={say(found.definition.name, lang)} current={position} total={found.definition.pages.length} />
      <Title lede={page.lede && say(page.lede, lang, values)}>{say(page.title, lang, values)}</Title>
      <Reminder lang={lang} definition={found.definition} />
      <RenewedNotice lang={lang} found={found} />
      <RefusalNotice lang={lang} found={found} page={page} values={values} />
      {rows.length === 0 && <p>{t.none}</p>}
      {rows.map((row, index) => (
        <Block title={t.rowTitle(rowName, index + 1)}>
          {!row.isAnswered && (
            <Notice kind="warning">
              <p>{t.unfinished}</p>
            </Notice>
          )}
          {row.isAnswered && changing.includes(row.id) && (
            <Notice>
              <p>{unfinishedTexts(lang).begun.changing}</p>
            </Notice>
          )}
          <SummaryList
            rows={rowLines(lang, found, group, row.answers).map(({ label, text }, line) => ({
              term: label,
              value: inItsLanguage(lang, text),
              ...(line === 0 && {
                changeHref: `${place}/rows/${row.id}${from}`,
                about: t.rowTitle(rowName, index + 1),
              }),
            }))}
          />
          <Form action={`${place}/rows/${row.id}/removal${from}`} name={`remove-${index + 1}`}>
            <Button variant="secondary">{t.removeAbout(t.rowTitle(rowName, index + 1))}</Button>
          </Form>
        </Block>
      ))}
      {begun.map((row) => (
        <RowBegun lang={lang} rowName={rowName} place={`${place}/rows/${row}`} from={from} />
      ))}
      {rows.length + begun.length < group.max ? (
        <Actions>
          <LinkButton href={`${place}/rows/new${from}`} variant={rows.length < group.min ? 'primary' : 'secondary'}>
            {t.add(rowName)}
          </LinkButton>
        </Actions>
      ) : (
        rows.length >= group.max && <p class="meta">{t.full(group.max)}</p>
      )}
      {rows.length >= group.min && (
        <Form action={place} name="answer">
          <input type="hidden" name="revision" value={found.revision.id} />
          {fromCheck && <input type="hidden" name="from" value="check" />}
          <input type="hidden" name={windowInputs.rows} value={rows.map(({ id }) => id).join(',')} />
          <Actions>
            <Button iconAfter="next">
              {rows.length === 0 && group.noneLabel ? t.noneAndOn(say(group.noneLabel, lang)) : t.allDone}
            </Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

const RowBegun = ({ lang, rowName, place, from }: { lang: Lang; rowName: string; place: string; from: string }) => {
  const t = unfinishedTexts(lang).begun
  return (
    <Block title={t.title(rowName)}>
      <p>{t.text}</p>
      <Actions>
        <LinkButton href={`${place}${from}`} variant="secondary">
          {t.goOn}
        </LinkButton>
      </Actions>
      <Form action={`${place}/removal${from}`}>
        <Button variant="secondary">{t.remove(rowName)}</Button>
      </Form>
    </Block>
  )
}
