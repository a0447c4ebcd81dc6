import { withoutReadings } from '#platform/i18n/index.ts'
import {
  Actions,
  Button,
  Checkbox,
  DateField,
  Details,
  FileField,
  Form,
  Meta,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { needsReason, nextStates } from '../../record/index.ts'
import { handOverMethods } from '../domain/state-wish.ts'
import { deskTexts, stateWords } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'

const t = deskTexts.report

/** What was typed, or nothing. */
export type StateTyped = Readonly<Record<string, string | readonly string[] | undefined>>

export const StateForm = ({ view, typed }: { view: ReportView; typed: StateTyped }) => {
  const { report, catalogue, templates } = view
  const states = nextStates(report.state)
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  if (states.length === 0) return <Meta>{t.over(stateWords[report.state])}</Meta>
  const reasons = catalogue.reasons.filter((one) =>
    one.for.some((use) => states.some((to) => to === use && needsReason(to))),
  )
  // What is over can only be opened again.
  const canWork = states.length > 1
  const canHandOver = states.includes('handed_over')
  const hasHandOver = ['body', 'reference', 'method'].some((name) => value(name)) || value('to') === 'handed_over'
  return (
    <section>
      <h2>{t.moveTitle}</h2>
      <Form action={`${reportPath(report.id)}/state`} label={t.moveTitle} multipart>
        <input type="hidden" name="version" value={report.version} />
        <input type="hidden" name="step" value={view.steps.at(-1)?.number ?? 0} />
        <Select
          name="to"
          label={t.to}
          emptyLabel={t.choose}
          options={states.map((state) => ({ value: state, label: stateWords[state] }))}
          value={value('to')}
        />
        <div class="filters">
          <Select
            name="template"
            label={t.template}
            emptyLabel={t.noTemplate}
            options={templates.map(({ code, label }) => ({ value: code, label }))}
            value={value('template')}
          />
          <Button variant="secondary" small name="deed" value="fill">
            {t.fill}
          </Button>
        </div>
        <TextArea
          name="said"
          label={t.said}
          hint={t.saidHint}
          rows={4}
          maxLength={4000}
          optional
          value={value('said')}
        />
        {reasons.length > 0 && (
          <Select
            name="reason"
            label={t.reason}
            emptyLabel={t.noReason}
            options={reasons.map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
            value={value('reason')}
          />
        )}
        {canWork && <Pictures view={view} value={value} />}
        {canHandOver && (
          <Details summary={t.handOver} open={hasHandOver}>
            <Select
              name="body"
              label={t.body}
              emptyLabel={t.choose}
              options={[...catalogue.bodies.values()].map(({ code, name }) => ({
                value: code,
                label: withoutReadings(name.ja),
              }))}
              value={value('body')}
            />
            <TextField name="reference" label={t.reference} optional maxLength={100} value={value('reference')} />
            <Select
              name="method"
              label={t.method}
              emptyLabel={t.choose}
              options={handOverMethods.map((method) => ({ value: method, label: t.methods[method] }))}
              value={value('method')}
            />
          </Details>
        )}
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          rows={2}
          maxLength={3000}
          optional
          value={value('note')}
        />
        <Actions>
          <Button name="deed" value="move" keys="Ctrl+Enter">
            {t.move}
          </Button>
        </Actions>
      </Form>
    </section>
  )
}

type Value = (name: string) => string | undefined

/** The picture of the end, or why there is none, and the day that is promised until then. */
const Pictures = ({ view: { report, may }, value }: { view: ReportView; value: Value }) => (
  <>
    <FileField name="photo" label={t.picture} hint={t.pictureHint} accept="image/jpeg,image/png,image/webp" optional />
    {may.moderate && <Checkbox name="showPhoto" label={t.showPicture} checked={value('showPhoto') !== undefined} />}
    <TextField
      name="withoutPicture"
      label={t.withoutPicture}
      hint={t.withoutPictureHint}
      optional
      maxLength={200}
      value={value('withoutPicture')}
    />
    <DateField
      name="expected"
      label={t.expected}
      optional
      value={value('expected') ?? report.expectedOn?.toString() ?? ''}
    />
  </>
)
