import { Checkboxes, DateField, TextArea, TextField } from '#platform/ui/index.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { paperKey } from '../../domain/correction/askable.ts'
import { ownReason } from '../../forms/desk.ts'
import { desk } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'

const t = desk.caseFile

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** 補正: what is asked, of which fields and rows, each with a reason of its own where it needs one, until when. */
export const AskFields = ({ view, typed }: { view: CaseView; typed: Typed }) => {
  const fields = typed['fields']
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const options = [
    ...view.askables.map(({ key, label }) => ({ key, label: plainWords(label) })),
    ...(view.isAskedForPaper ? [] : [{ key: paperKey, label: t.askPaper }]),
  ]
  return (
    <>
      <TextArea name="question" label={t.reasonAsk} value={text('question')} rows={3} />
      <Checkboxes
        name="fields"
        legend={t.askFields}
        values={Array.isArray(fields) ? fields : []}
        options={options.map(({ key, label }) => ({
          value: key,
          label,
          nested: (
            <TextField name={ownReason(key)} label={t.ownReason(label)} value={text(ownReason(key))} width="full" />
          ),
        }))}
      />
      <DateField name="answerBy" label={t.answerBy} value={text('answerBy')} />
    </>
  )
}
