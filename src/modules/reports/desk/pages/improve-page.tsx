import { Actions, Block, Button, Form, Lede, Meta, Notice, TextArea, TextField } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import { whyNoCase, wordsOf } from '../domain/improvement.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'
import type { StateTyped } from './state-form.tsx'

const t = deskTexts.improve

/** Words and pictures of before and after, ready to be told; or, once told, to be corrected. */
export const ImprovePage = ({ view, typed }: { view: ReportView; typed: StateTyped }) => {
  const { report, photos, improvement } = view
  const words = improvement ?? wordsOf(report)
  const path = reportPath(report.id)
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const not = whyNoCase(report)
  if (not) return <Notice>{t.problems[not]}</Notice>
  const shown = photos.filter(({ shownFileId }) => shownFileId !== null)
  return (
    <>
      <Lede>{improvement ? t.correctLede : t.lede}</Lede>
      <Block title={t.pictures}>
        {shown.length === 0 ? (
          <Meta>{t.noPictures}</Meta>
        ) : (
          <ul class="report-photos">
            {shown.map((photo) => (
              <li>
                <img
                  src={`${path}/photos/${photo.id}/shown`}
                  alt={photo.alt ?? deskTexts.report.photoOf(deskTexts.report.roles[photo.role], photo.position)}
                  {...sizeOf(photo, 'small')}
                />
                <p class="meta">{deskTexts.report.roles[photo.role]}</p>
              </li>
            ))}
          </ul>
        )}
      </Block>
      {improvement && value('title') !== undefined && (
        <Block title={t.current}>
          <p class="said">{[improvement.title, improvement.before, improvement.after].join('\n\n')}</p>
        </Block>
      )}
      <Form action={`${path}/improvement/words`} label={t.title}>
        <input type="hidden" name="seen" value={improvement?.version ?? 0} />
        <TextField name="title" label={t.heading} width="full" maxLength={120} value={value('title') ?? words.title} />
        <TextArea name="before" label={t.before} rows={4} maxLength={1000} value={value('before') ?? words.before} />
        <TextArea name="after" label={t.after} rows={4} maxLength={1000} value={value('after') ?? words.after} />
        <Actions>
          <Button>{improvement ? t.saveCorrected : t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
