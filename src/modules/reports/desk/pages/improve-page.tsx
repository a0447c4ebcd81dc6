import { Actions, Block, Button, Form, Lede, Meta, Notice, TextArea, TextField } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import { whyNoCase } from '../actions/improve.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'
import type { StateTyped } from './state-form.tsx'

const t = deskTexts.improve

/** Words and pictures of before and after, ready to be told. */
export const ImprovePage = ({ view, typed }: { view: ReportView; typed: StateTyped }) => {
  const { report, photos } = view
  const path = reportPath(report.id)
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const not = view.isImprovement ? 'already' : whyNoCase(report)
  if (not) return <Notice>{t.problems[not]}</Notice>
  const shown = photos.filter(({ shownFileId }) => shownFileId !== null)
  return (
    <>
      <Lede>{t.lede}</Lede>
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
      <Form action={`${path}/improvement`} label={t.title}>
        <TextField
          name="title"
          label={t.heading}
          width="full"
          maxLength={120}
          value={value('title') ?? report.shownTitle}
        />
        <TextArea
          name="before"
          label={t.before}
          rows={4}
          maxLength={1000}
          value={value('before') ?? (report.shownText || report.shownTitle).slice(0, 1000)}
        />
        <TextArea
          name="after"
          label={t.after}
          rows={4}
          maxLength={1000}
          value={value('after') ?? (report.answer ?? '').slice(0, 1000)}
        />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
