import { langs, withoutReadings } from '#platform/i18n/index.ts'
import {
  Block,
  Button,
  DataTable,
  Desk,
  Details,
  Form,
  Lede,
  Link,
  LinkButton,
  Meta,
  Notice,
  Pairs,
} from '#platform/ui/index.ts'
import { channelTexts } from '../../reading/channels/text.ts'
import { differences } from '../differences.ts'
import type { Words } from '../domain/words.ts'
import { typedWords } from '../forms.ts'
import { withStaffPictures } from '../../keeping/media/in-preview.ts'
import { renderedTree } from '../markdown/index.ts'
import { writingTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import type { LanguageView, PageView } from '../view.ts'
import { AdviceList } from './advice-list.tsx'
import { CoursePanel } from './course-panel.tsx'
import { DiffText } from './diff-text.tsx'
import { History } from './history-part.tsx'
import { editPath, pagePath, publicPath } from './paths.ts'
import { Readings, RichText } from './rich-text.tsx'

const t = writingTexts.course

export type OverviewProps = {
  view: PageView
  done: string | undefined
  /** The link that was just made; it is shown once. */
  preview?: { href: string; ends: Temporal.Instant } | undefined
  previewDays: number
  /** Names by key. */
  names: ReadonlyMap<string, string>
  goesStraight: boolean
}

/** A page of an office: its languages side by side, what is to do, what was done. */
export const OverviewPage = (props: OverviewProps) => {
  const { view, done, preview, names } = props
  const { page, published, languages } = view
  return (
    <>
      {done && <Notice kind="success" title={done} live />}
      {preview && (
        <Notice kind="success" title={t.previewMade} live>
          <p class="page-source">{preview.href}</p>
        </Notice>
      )}
      <Lede>
        {writingTexts.kinds[page.kind]}　{view.office?.name}　
        {published ? <Link href={publicPath(page.slug)}>{publicPath(page.slug)}</Link> : publicPath(page.slug)}
      </Lede>
      {page.withdrawnAt && (
        <Notice kind="warning" title={t.isWithdrawn(sayMoment(page.withdrawnAt))}>
          {page.withdrawnReason}
        </Notice>
      )}
      <Desk wide panel={<CoursePanel {...props} />}>
        <Block title={t.languages}>
          <Languages view={view} />
          <p>
            <Link href={`${pagePath(page.id)}/versions`}>{t.versions}</Link>
          </p>
          {published && (
            <p>
              <Link href={`${pagePath(page.id)}/channels`}>{channelTexts.title}</Link>
            </p>
          )}
        </Block>
        {languages.map((language) => (
          <Reading view={view} language={language} names={names} />
        ))}
        <History view={view} />
      </Desk>
    </>
  )
}

const Languages = ({ view }: { view: PageView }) => {
  const isDraft = view.open?.state === 'draft' && view.standing.writes && !view.page.withdrawnAt
  const of = (lang: string) => view.languages.find((language) => language.lang === lang)
  return (
    <DataTable
      caption={t.languages}
      columns={[
        { label: t.language, heading: true },
        { label: writingTexts.edit.title },
        { label: t.version },
        { label: t.condition },
        { label: t.adviceCount },
        { label: t.write, hideLabel: true },
      ]}
      rows={langs.map((lang) => {
        const version = of(lang)
        return {
          cells: [
            writingTexts.languages[lang],
            withoutReadings(version?.title ?? ''),
            version
              ? `${t.versionOf(version.number)}　${sayMoment(version.savedAt)}　${version.savedBy ? (view.names.get(version.savedBy) ?? '') : t.byItself}`
              : '',
            version ? <Condition version={version} view={view} /> : t.missing,
            version ? <Counts findings={version.findings} /> : '',
            isDraft && (
              <LinkButton href={editPath(view.page.id, lang)} variant="secondary" small>
                {t.write}
              </LinkButton>
            ),
          ],
        }
      })}
    />
  )
}

const Condition = ({ version, view }: { version: LanguageView; view: PageView }) => {
  if (version.lang === 'ja') return <>{t.ready}</>
  const isConfirmed = version.confirmedBy !== null || version.savedBy === null
  const mayConfirm = !isConfirmed && view.open?.state === 'draft' && view.standing.writes
  return (
    <>
      {version.isOutdated && <strong>{t.outdated}</strong>}
      {!isConfirmed && <span>{t.unconfirmed}</span>}
      {isConfirmed && !version.isOutdated && t.ready}
      {mayConfirm && (
        <Form action={`${pagePath(view.page.id)}/confirmation/${version.lang}`} label={writingTexts.edit.confirm}>
          <input type="hidden" name="version" value={String(version.number)} />
          <Button variant="quiet" small>
            {writingTexts.edit.confirm}
          </Button>
        </Form>
      )}
    </>
  )
}

const Counts = ({ findings }: Pick<LanguageView, 'findings'>) => {
  const errors = findings.filter(({ isError }) => isError).length
  return (
    <>
      {errors > 0 && <strong>{t.errors(errors)}　</strong>}
      {t.hints(findings.length - errors)}
    </>
  )
}

/** How it reads, what is to say about it, and what has become of the public words. */
const Reading = ({
  view,
  language,
  names,
}: { view: PageView; language: LanguageView } & Pick<OverviewProps, 'names'>) => {
  const before = view.publicVersions.find(({ lang }) => lang === language.lang)
  const changed = before && differences(before, language, names)
  const errors = language.findings.some(({ isError }) => isError)
  return (
    <Block title={writingTexts.languages[language.lang]}>
      <div class="page-preview">
        <h3>
          <Readings text={language.title} />
        </h3>
        <p>
          <Readings text={language.summary} />
        </p>
        <RichText root={withStaffPictures(renderedTree(language.body, 'ja').root)} readings="shown" />
      </div>
      <Pairs pairs={factsOf(language, names)} />
      {changed && (
        <Details summary={t.difference} open>
          {changed.length === 0 && <Meta>{t.differenceNone}</Meta>}
          {changed.map(({ name, runs }) => (
            <>
              <h3>{name}</h3>
              <DiffText runs={runs} />
            </>
          ))}
        </Details>
      )}
      {language.findings.length > 0 && (
        <Details summary={`${writingTexts.edit.advice}（${t.hints(language.findings.length)}）`} open={errors}>
          <AdviceList findings={language.findings} isLinked={false} />
        </Details>
      )}
    </Block>
  )
}

/** What a page says apart from its text, as it was typed; offices and topics by their names. */
const factsOf = (words: Words, names: OverviewProps['names']) =>
  Object.entries(typedWords(words)).flatMap(([field, value]) => {
    const lines = [value].flat().flatMap((text) => text.split('\n'))
    if (lines.join('') === '' || ['title', 'summary', 'body'].includes(field)) return []
    const isKey = ['contact-office', 'topics', 'lifeEvents'].includes(field)
    const said = lines.map((line) => (isKey ? (names.get(line) ?? line) : line)).join('、')
    return [{ term: fields[field] ?? field, value: <Readings text={said} /> }]
  })

const fields: Readonly<Record<string, string>> = writingTexts.edit.fields
