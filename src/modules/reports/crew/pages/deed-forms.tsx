import { withoutReadings } from '#platform/i18n/index.ts'
import {
  Actions,
  Button,
  Details,
  FileField,
  Form,
  Meta,
  NumberField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { crewMay } from '../../orders/index.ts'
import type { DeedKind } from '../domain/deed.ts'
import { deedFields } from '../domain/deed-fields.ts'
import { crewStateWords, crewTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { sitePath } from './paths.ts'

const t = crewTexts.deedForms

export type DeedTyped = Readonly<Record<string, string | readonly string[] | undefined>>

type FormsProps = {
  view: OrderView
  /** Which form was sent, and what stood in it. */
  sent?: DeedKind | undefined
  typed: DeedTyped
}

/** What can be done with the order from where it stands; the most likely thing first, the others folded. */
export const DeedForms = ({ view, sent, typed }: FormsProps) => {
  const { state } = view.order
  const of = (kind: DeedKind) => ({ view, typed: sent === kind ? typed : {} })
  const isToDo = crewMay(state, 'reported')
  return (
    <section class="work-deeds" id="deeds">
      <h2 class="vh">{t.title}</h2>
      {crewMay(state, 'started') && <StartForm {...of('start')} />}
      {isToDo ? (
        <>
          <Details summary={t.done.title} open={sent === 'done' || (state === 'started' && sent === undefined)}>
            <DoneForm {...of('done')} />
          </Details>
          <Details summary={t.unable.title} open={sent === 'unable'}>
            <UnableForm {...of('unable')} />
          </Details>
        </>
      ) : (
        <Meta>{t.over(crewStateWords[state])}</Meta>
      )}
      <Details summary={t.photos.title} open={sent === 'photos'}>
        <PhotosForm {...of('photos')} />
      </Details>
    </section>
  )
}

type OneProps = { view: OrderView; typed: DeedTyped }

const valueIn =
  (typed: DeedTyped) =>
  (name: string): string | undefined =>
    typeof typed[name] === 'string' ? typed[name] : undefined

const Known = ({ view, kind }: { view: OrderView; kind: DeedKind }) => (
  <>
    <input type="hidden" name="version" value={view.order.version} />
    <input type="hidden" name="order" value={view.order.id} />
    <input type="hidden" name="deed" value={kind} />
  </>
)

const StartForm = ({ view }: OneProps) => (
  <Form action={`${sitePath(view.order.id)}/start`} label={t.start.title} class="deed-form">
    <Known view={view} kind="start" />
    <Actions>
      <Button wide>{t.start.button}</Button>
    </Actions>
  </Form>
)

const DoneForm = ({ view, typed }: OneProps) => {
  const value = valueIn(typed)
  const hasAfter = view.photos.some(({ role, isOwn }) => isOwn && role === 'after')
  return (
    <Form action={`${sitePath(view.order.id)}/done`} label={t.done.title} class="deed-form" multipart>
      <Known view={view} kind="done" />
      {hasAfter && <input type="hidden" name="hasAfter" value="yes" />}
      <TextArea name="doneWords" label={t.done.words} rows={3} maxLength={2000} value={value('doneWords')} />
      <NumberField name="minutes" label={t.done.minutes} unit={t.done.unit} value={value('minutes')} />
      <Pictures kind="done" label={t.done.photos} />
      <TextField
        name="withoutPicture"
        label={t.done.withoutPicture}
        optional
        maxLength={200}
        value={value('withoutPicture')}
      />
      <Actions>
        <Button wide>{t.done.button}</Button>
      </Actions>
    </Form>
  )
}

const UnableForm = ({ view, typed }: OneProps) => {
  const value = valueIn(typed)
  return (
    <Form action={`${sitePath(view.order.id)}/unable`} label={t.unable.title} class="deed-form" multipart>
      <Known view={view} kind="unable" />
      <Select
        name="reason"
        label={t.unable.reason}
        emptyLabel={t.choose}
        options={view.reasons.map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
        value={value('reason')}
      />
      <TextArea
        name="unableWords"
        label={t.unable.words}
        rows={3}
        maxLength={1000}
        optional
        value={value('unableWords')}
      />
      <Pictures kind="unable" label={t.unable.photos} />
      <Actions>
        <Button wide variant="secondary">
          {t.unable.button}
        </Button>
      </Actions>
    </Form>
  )
}

const PhotosForm = ({ view, typed }: OneProps) => {
  const value = valueIn(typed)
  return (
    <Form action={`${sitePath(view.order.id)}/photos`} label={t.photos.title} class="deed-form" multipart>
      <Known view={view} kind="photos" />
      <Radios
        name="role"
        legend={t.photos.role}
        value={value('role') ?? (view.order.state === 'ordered' ? 'before' : 'after')}
        options={(['before', 'after'] as const).map((role) => ({ value: role, label: t.photos.roles[role] }))}
      />
      <Pictures kind="photos" label={t.photos.title} />
      <TextField name="photosWords" label={t.photos.words} optional maxLength={200} value={value('photosWords')} />
      <Actions>
        <Button wide variant="secondary">
          {t.photos.button}
        </Button>
      </Actions>
    </Form>
  )
}

// Without HEIC, so that an iPhone hands over what everybody can read.
const pictures = 'image/jpeg,image/png,image/webp'

const Pictures = ({ kind, label }: { kind: DeedKind; label: string }) => {
  const { camera, photos } = deedFields(kind)
  return (
    <fieldset class="work-pictures">
      <legend>{label}</legend>
      <FileField name={camera} label={t.camera} accept={pictures} capture="environment" optional />
      <FileField name={photos} label={t.chosen} hint={t.pictureHint} accept={pictures} multiple optional />
    </fieldset>
  )
}
