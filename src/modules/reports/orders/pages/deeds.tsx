import {
  Actions,
  Button,
  Details,
  Form,
  Meta,
  Notice,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { deskTexts } from '../../desk/index.ts'
import { writeDoer, doerOf } from '../domain/doer.ts'
import { isToDo, officeMay } from '../domain/order.ts'
import { orderTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { orderPath } from './paths.ts'
import { afterOf } from './pictures.tsx'
import { PlanFields } from './plan-fields.tsx'
import { type Typed, typedIn } from './say.ts'

const t = orderTexts.one

type DeedsProps = { view: OrderView; typed: Typed; form?: string | undefined }
type DeedProps = { view: OrderView; typed: Typed }

/** What the office can do with an order from here; each form keeps what was typed into it. */
export const Deeds = ({ view, typed, form }: DeedsProps) => {
  const { state } = view.order
  const into = (name: string) => (form === name ? typed : {})
  return (
    <>
      {officeMay(state, 'accepted') && <Accept view={view} typed={into('acceptance')} />}
      {officeMay(state, 'returned') && <GiveBack view={view} typed={into('return')} isOpen={form === 'return'} />}
      {state === 'unable' && <Anew view={view} typed={into('plan')} />}
      {isToDo(state) && (
        <Details summary={t.plan.title} open={form === 'plan'}>
          <PlanForm view={view} typed={into('plan')} save={t.plan.save} />
        </Details>
      )}
      {officeMay(state, 'cancelled') && (
        <Details summary={t.cancel.title} open={form === 'cancellation'}>
          <Form action={`${orderPath(view.order.id)}/cancellation`} label={t.cancel.title}>
            <Seen view={view} />
            <TextArea
              name="cancelNote"
              label={t.cancel.note}
              hint={view.report ? t.cancel.noteHint : undefined}
              rows={2}
              maxLength={2000}
              value={typedIn(into('cancellation'), 'cancelNote')}
            />
            <Button variant="danger" small>
              {t.cancel.save}
            </Button>
          </Form>
        </Details>
      )}
    </>
  )
}

/** What the page showed: who decides on what they did not see is refused. */
const Seen = ({ view: { order, steps, report } }: { view: OrderView }) => (
  <>
    <input type="hidden" name="version" value={order.version} />
    <input type="hidden" name="step" value={steps.at(-1)?.number ?? 0} />
    {report && <input type="hidden" name="reportVersion" value={report.version} />}
  </>
)

const Accept = ({ view, typed }: DeedProps) => {
  const { order, me } = view
  const value = (name: string) => typedIn(typed, name)
  if (order.reportedBy === me)
    return (
      <section>
        <h2>{t.accept.title}</h2>
        <Notice>{t.accept.own}</Notice>
      </section>
    )
  return (
    <section>
      <h2>{t.accept.title}</h2>
      <Meta>{t.accept.lede}</Meta>
      <Form action={`${orderPath(order.id)}/acceptance`} label={t.accept.title}>
        <Seen view={view} />
        {view.canAnswer && <Answer view={view} typed={typed} />}
        <TextField
          name="acceptNote"
          label={t.accept.note}
          hint={t.accept.noteHint}
          optional
          maxLength={2000}
          width="full"
          value={value('acceptNote')}
        />
        <Actions>
          <Button name="deed" value="accept" keys="Ctrl+Enter">
            {t.accept.save}
          </Button>
        </Actions>
      </Form>
    </section>
  )
}

/** The reporter hears of it with the same press. */
const Answer = ({ view, typed }: DeedProps) => {
  const { order, templates, mayShow } = view
  const value = (name: string) => typedIn(typed, name)
  const after = afterOf(view.pictures)
  const usual = order.kind === 'repair' || order.kind === 'cleaning' ? 'fixed' : 'later'
  return (
    <>
      <Radios
        name="answer"
        legend={t.accept.report}
        value={value('answer') ?? usual}
        options={(['fixed', 'later'] as const).map((one) => ({ value: one, label: t.accept.choices[one] }))}
      />
      <div class="filters">
        <Select
          name="template"
          label={t.accept.template}
          emptyLabel={t.accept.noTemplate}
          options={templates.filter(({ to }) => to === 'fixed').map(({ code, label }) => ({ value: code, label }))}
          value={value('template')}
        />
        <Button variant="secondary" small name="deed" value="fill">
          {t.accept.fill}
        </Button>
      </div>
      <TextArea
        name="said"
        label={t.accept.said}
        hint={t.accept.saidHint}
        rows={4}
        maxLength={4000}
        optional
        value={value('said')}
      />
      {after.length > 0 && mayShow && (
        <Radios
          name="picture"
          legend={t.accept.picture}
          hint={t.accept.pictureHint}
          value={value('picture') ?? 'none'}
          options={[
            ...after.map(({ id }, at) => ({ value: id as string, label: t.accept.pictureNumber(at + 1) })),
            { value: 'none', label: t.accept.noPicture },
          ]}
        />
      )}
      {after.length === 0 && (
        <TextField
          name="withoutPicture"
          label={t.accept.withoutPicture}
          hint={deskTexts.report.withoutPictureHint}
          optional
          maxLength={200}
          value={value('withoutPicture')}
        />
      )}
    </>
  )
}

const GiveBack = ({ view, typed, isOpen }: DeedProps & { isOpen: boolean }) => (
  <Details summary={t.giveBack.title} open={isOpen}>
    <Form action={`${orderPath(view.order.id)}/return`} label={t.giveBack.title}>
      <Seen view={view} />
      <TextArea
        name="better"
        label={t.giveBack.note}
        hint={t.giveBack.noteHint}
        rows={3}
        maxLength={2000}
        value={typedIn(typed, 'better')}
      />
      <Button variant="secondary" small>
        {t.giveBack.save}
      </Button>
    </Form>
  </Details>
)

const Anew = ({ view, typed }: DeedProps) => (
  <section>
    <h2>{t.plan.anew}</h2>
    <Meta>{t.plan.anewLede}</Meta>
    <PlanForm view={view} typed={typed} save={t.plan.again} />
  </section>
)

const PlanForm = ({ view, typed, save }: DeedProps & { save: string }) => (
  <Form action={`${orderPath(view.order.id)}/plan`} label={save}>
    <Seen view={view} />
    <PlanFields
      days={view.days}
      doers={view.doers}
      typed={typed}
      on={view.order.plannedOn}
      who={writeDoer(doerOf(view.order))}
    />
    <TextField
      name="planNote"
      label={t.plan.note}
      optional
      maxLength={2000}
      width="full"
      value={typedIn(typed, 'planNote')}
    />
    <Button variant="secondary" small>
      {save}
    </Button>
  </Form>
)
