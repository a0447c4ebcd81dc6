import {
  Actions,
  Button,
  Checkboxes,
  Form,
  Link,
  Meta,
  NumberField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { PlaceWords, Space } from '../../places/index.ts'
import type { Registrant } from '../../registrants/domain/registrant.ts'
import { sayActivity, sheetPath } from './say.tsx'
import { entryTexts as t } from '../entry-text.ts'

export type EntryTyped = (name: string) => string | undefined

type EntryProps = {
  space: Space
  day: Temporal.PlainDate
  words: PlaceWords
  /** Free blocks; `undefined`: from and to are typed. */
  blocks: readonly { value: string; label: string }[] | undefined
  chosen: readonly string[]
  classes: readonly { value: string; label: string }[]
  /** Registrations of which one is meant. */
  candidates: readonly Registrant[]
  asksReason: boolean
  typed: EntryTyped
}

/** A place taken at the desk or by telephone. */
export const EntryPage = ({ space, day, words, blocks, chosen, asksReason, typed, ...rest }: EntryProps) => {
  const place = sheetPath(space.facility.slug, day)
  return (
    <>
      <Form action={`${place}/entries`} label={t.title}>
        <input type="hidden" name="space" value={String(space.id)} />
        {blocks ? (
          <Checkboxes name="blocks" legend={t.blocks} options={blocks} values={chosen} />
        ) : (
          <>
            <TextField name="starts" label={t.starts} width="short" value={typed('starts')} hint={t.timeHint} />
            <TextField name="ends" label={t.ends} width="short" value={typed('ends')} hint={t.timeHint} />
          </>
        )}
        <Whose typed={typed} {...rest} />
        <Select
          name="activity"
          label={t.activity}
          value={typed('activity')}
          options={space.activities.map((key) => ({ value: key, label: sayActivity(words, key) }))}
        />
        <NumberField
          name="attendees"
          label={t.attendees}
          unit={t.unit}
          hint={t.atMost(space.capacity)}
          value={typed('attendees')}
        />
        {space.equipment.map(({ id, name, stock }) => (
          <NumberField name={`equipment-${id}`} label={t.pieces(name, stock)} value={typed(`equipment-${id}`) ?? '0'} />
        ))}
        <TextField name="purpose" label={t.purpose} value={typed('purpose')} width="full" />
        <Radios
          name="channel"
          legend={t.channel}
          value={typed('channel') ?? 'counter'}
          options={[
            { value: 'counter', label: t.channels.counter },
            { value: 'phone', label: t.channels.phone },
          ]}
        />
        {asksReason && (
          <TextArea
            name="overrideReason"
            label={t.reason}
            hint={t.reasonHint}
            value={typed('overrideReason')}
            rows={2}
            maxLength={200}
          />
        )}
        <Actions>
          <Button keys="Ctrl+Enter">{t.submit}</Button>
        </Actions>
      </Form>
      <Meta>
        <Link href={place}>{t.back}</Link>
      </Meta>
    </>
  )
}

const Whose = ({ typed, candidates, classes }: Pick<EntryProps, 'typed' | 'candidates' | 'classes'>) => (
  <>
    <Radios
      name="whose"
      legend={t.whose}
      value={typed('whose') ?? 'registrant'}
      options={[
        {
          value: 'registrant',
          label: t.registrant,
          nested: (
            <>
              <TextField
                name="registrant"
                label={t.registrantWords}
                hint={t.registrantHint}
                value={typed('registrant')}
              />
              {candidates.length > 0 && (
                <Radios
                  name="registrantId"
                  legend={t.candidates}
                  value={typed('registrantId')}
                  options={candidates.map(({ id, name, number }) => ({ value: id, label: name, hint: number }))}
                />
              )}
            </>
          ),
        },
        {
          value: 'visitor',
          label: t.visitor,
          hint: t.visitorHint,
          nested: (
            <>
              <TextField name="name" label={t.name} value={typed('name')} />
              <TextField name="phone" label={t.phone} type="tel" value={typed('phone')} />
              <Select name="class" label={t.class} value={typed('class')} options={classes} />
            </>
          ),
        },
      ]}
    />
  </>
)
