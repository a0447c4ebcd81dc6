import { Button, Details, Form, Select, TextArea } from '#platform/ui/index.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'

const t = deskTexts.report

export const AssignForm = ({ view: { report, colleagues, names } }: { view: ReportView }) => (
  <Details summary={`${t.assignTitle}：${report.assignedTo ? (names.get(report.assignedTo) ?? '') : t.nobody}`}>
    <Form action={`${reportPath(report.id)}/assignment`} label={t.assignTitle}>
      <input type="hidden" name="was" value={report.assignedTo ?? ''} />
      <Select
        name="assignee"
        label={t.assignee}
        emptyLabel={t.nobodyAssigned}
        options={colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        value={report.assignedTo ?? ''}
      />
      <Button variant="secondary" small>
        {t.assign}
      </Button>
    </Form>
  </Details>
)

export const NoteForm = ({ view: { report } }: { view: ReportView }) => (
  <Details summary={t.noteTitle}>
    <Form action={`${reportPath(report.id)}/notes`} label={t.noteTitle}>
      <TextArea name="inner" label={t.note} hint={t.noteHint} rows={3} maxLength={4000} />
      <Button variant="secondary" small>
        {t.keepNote}
      </Button>
    </Form>
  </Details>
)
