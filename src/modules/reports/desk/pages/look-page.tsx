import { withoutReadings } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Form,
  Lede,
  Link,
  Notice,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { BlurEditor, type BlurRow, sizeOf } from '../../pictures/index.ts'
import type { Publication, ReportId } from '../../record/index.ts'
import { decided } from '../domain/look-wish.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import type { CaseNews } from './case-page.tsx'
import { reportPath } from './paths.ts'

const t = deskTexts.look

export type LookTyped = Readonly<Record<string, string | readonly string[] | undefined>>

type LookProps = {
  view: ReportView
  typed: LookTyped
  /** Of which photo these were typed. */
  photo?: { id: string; rows: readonly BlurRow[] } | undefined
  done?: CaseNews | undefined
  next: ReportId | undefined
}

/** What an officer sees who decides how public a report is. */
export const LookPage = ({ view, typed, photo, done, next }: LookProps) => {
  const { report, photos } = view
  const path = reportPath(report.id)
  return (
    <>
      <Lede>{t.lede}</Lede>
      {done && (
        <Notice kind="success" live>
          {deskTexts.report.done[done]}
        </Notice>
      )}
      <Block title={t.asTyped}>
        <p class="said">{report.description ?? deskTexts.report.noWords}</p>
      </Block>
      <Words view={view} typed={photo ? {} : typed} />
      {photos.length > 0 && (
        <Block title={t.photos}>
          {photos.map((one, at) => (
            <Photo
              view={view}
              photo={one}
              at={at + 1}
              typed={photo?.id === one.id ? typed : {}}
              rows={photo?.id === one.id ? photo.rows : []}
            />
          ))}
        </Block>
      )}
      <p class="row-actions">
        <Link standalone href={path}>
          {t.back}
        </Link>
        {next ? (
          <Link standalone href={`${reportPath(next)}/look`}>
            {t.next}
          </Link>
        ) : (
          <span class="meta">{t.allLooked}</span>
        )}
      </p>
    </>
  )
}

const Words = ({ view, typed }: { view: ReportView; typed: LookTyped }) => {
  const { report, catalogue } = view
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const reasons = catalogue.reasons.filter((one) => one.for.some((use) => use === 'private' || use === 'hidden'))
  return (
    <Block title={t.words}>
      <Form action={`${reportPath(report.id)}/look`} label={t.words}>
        <input type="hidden" name="version" value={report.version} />
        <TextField
          name="title"
          label={t.shownTitle}
          width="full"
          maxLength={120}
          value={value('title') ?? report.shownTitle}
        />
        <TextArea
          name="text"
          label={t.shownText}
          hint={t.textHint}
          rows={5}
          maxLength={4000}
          optional
          value={value('text') ?? report.shownText}
        />
        <Radios
          name="publication"
          legend={t.publication}
          value={value('publication') ?? chosen(report.publication, report.wantsPrivate)}
          options={decided.map((one) => ({ value: one, ...t.choices[one] }))}
        />
        <Select
          name="reason"
          label={t.reason}
          emptyLabel={t.noReason}
          options={reasons.map(({ code, name, for: uses }) => ({
            value: code,
            label: `${withoutReadings(name.ja)}（${uses
              .flatMap((use) => (use === 'private' || use === 'hidden' ? t.choices[use].label : []))
              .join('・')}）`,
          }))}
          value={value('reason')}
        />
        <TextArea name="note" label={t.note} rows={2} maxLength={3000} optional value={value('note')} />
        <Actions>
          <Button keys="Ctrl+Enter">{t.save}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

/** Who has not decided finds what most reports become. */
const chosen = (publication: Publication, wantsPrivate: boolean): string => {
  if (publication === 'unconfirmed' || publication === 'partial') return wantsPrivate ? 'private' : 'public'
  return publication
}

type PhotoProps = {
  view: ReportView
  photo: ReportView['photos'][number]
  at: number
  typed: LookTyped
  rows: readonly BlurRow[]
}

const Photo = ({ view, photo, at, typed, rows }: PhotoProps) => {
  const path = `${reportPath(view.report.id)}/photos/${photo.id}`
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const now = photo.shownFileId === null ? 'nobody' : photo.shownFileId === photo.fileId ? 'as-it-is' : 'blurred'
  return (
    <section class="look-photo">
      <h3>{t.photo(at, deskTexts.report.roles[photo.role])}</h3>
      <Form action={`${path}/look`} label={t.photo(at, deskTexts.report.roles[photo.role])}>
        <BlurEditor name={fieldsOf(at)} photo={{ src: `${path}/large`, ...sizeOf(photo, 'large') }} rows={rows} />
        {now === 'blurred' && (
          <figure>
            <figcaption>{t.now}</figcaption>
            <img src={`${path}/shown`} alt={photo.alt ?? t.now} {...sizeOf(photo, 'small')} loading="lazy" />
          </figure>
        )}
        <Radios
          name={`show${at}`}
          legend={t.show}
          value={value(`show${at}`) ?? (photo.isLookedAt ? now : undefined)}
          options={(['as-it-is', 'blurred', 'nobody'] as const).map((show) => ({ value: show, label: t.shows[show] }))}
        />
        <TextField
          name={`alt${at}`}
          label={t.alt}
          hint={t.altHint}
          width="full"
          maxLength={200}
          optional
          value={value(`alt${at}`) ?? photo.alt ?? ''}
        />
        <input type="hidden" name="at" value={at} />
        <input type="hidden" name="version" value={view.report.version} />
        <Actions>
          <Button variant="secondary">{t.savePhoto(at)}</Button>
        </Actions>
      </Form>
    </section>
  )
}

/** The name of the editor's fields of the photo at this place of the page. */
export const fieldsOf = (at: number): string => `photo${at}`
