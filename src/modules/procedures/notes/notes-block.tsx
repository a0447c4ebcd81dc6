import { formatDateTime } from '#platform/time/index.ts'
import { Block, Button, Details, Form, Meta, Tag, TextArea } from '#platform/ui/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import type { Note } from './store.ts'
import { noteWords as t } from './text.ts'

export type NotesView = { caseId: ApplicationId; notes: readonly (Note & { by: string })[]; mayWrite: boolean }

/** The staff's own notes on a case, oldest first; what was put right stands beside what it corrects. */
export const NotesBlock = ({ view, typed }: { view: NotesView; typed: string | undefined }) => {
  const { notes, mayWrite, caseId } = view
  if (notes.length === 0 && !mayWrite) return null
  const action = `/staff/cases/${caseId}/notes`
  return (
    <Block title={t.title}>
      {notes.map((note) => (
        <div class="correction">
          <p class="meta">
            {formatDateTime(note.writtenAt, 'ja')}　{note.by}
            {note.correctsId && <Tag kind="ok">{t.correction}</Tag>}
            {isCorrected(note, notes) && <Tag kind="wait">{t.corrected}</Tag>}
          </p>
          {isCorrected(note, notes) ? <del>{lines(note.body)}</del> : lines(note.body)}
          {mayWrite && !isCorrected(note, notes) && (
            <Details summary={t.correct}>
              <Form action={action} label={t.correct}>
                <input type="hidden" name="corrects" value={note.id} />
                <TextArea name={`body-${note.id}`} label={t.correctBody} rows={2} />
                <Button small>{t.keep}</Button>
              </Form>
            </Details>
          )}
        </div>
      ))}
      {mayWrite && (
        <Details summary={t.write} open={typed !== undefined}>
          <Form action={action} id="note">
            <TextArea name="body" label={t.body} hint={t.hint} rows={3} value={typed} />
            <Button small>{t.keep}</Button>
          </Form>
        </Details>
      )}
      {mayWrite && <Meta>{t.publicRecord}</Meta>}
    </Block>
  )
}

const isCorrected = ({ id }: Note, notes: NotesView['notes']) => notes.some(({ correctsId }) => correctsId === id)

const lines = (body: string) => body.split('\n').map((line) => <p>{line}</p>)
