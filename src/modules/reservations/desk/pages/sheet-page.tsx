import type { StaffId } from '#platform/ids/index.ts'
import { formatTime, toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  type Content,
  Form,
  Filters,
  Hidden,
  KeyHints,
  Link,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { PlaceWords } from '../../places/index.ts'
import type { Sheet } from '../actions/sheet.ts'
import type { SheetLine, SheetSpace } from '../domain/sheet.ts'
import { deskTexts } from '../text.ts'
import { reservationPath, sayActivity, sayFee, sayLent, sayTime, sayUser, sheetPath, StateTag } from './say.tsx'

const t = deskTexts.sheet

type SheetProps = {
  sheet: Sheet
  words: PlaceWords
  today: Temporal.PlainDate
  mayHandle: boolean
  colleagues: ReadonlyMap<StaffId, string>
  typedNote: string | undefined
}

/** The day of a facility, as it hangs at the desk. */
export const SheetPage = (props: SheetProps) => {
  const { sheet, today, mayHandle } = props
  const { slug } = sheet.facility
  const names = new Map(sheet.spaces.map(({ space }) => [space.id, space.name]))
  return (
    <>
      <div class="sheet-days">
        <Link href={sheetPath(slug, sheet.day.subtract({ days: 1 }))} standalone icon="back">
          {t.previous}
        </Link>
        {!sheet.day.equals(today) && (
          <Link href={sheetPath(slug, today)} standalone>
            {t.today}
          </Link>
        )}
        <Link href={sheetPath(slug, sheet.day.add({ days: 1 }))} standalone iconAfter="more">
          {t.next}
        </Link>
        <Filters action={`/staff/facilities/${slug}`} label={t.go}>
          <TextField name="day" label={t.day} value={sheet.day.toString()} />
          <Button small variant="secondary">
            {t.go}
          </Button>
        </Filters>
      </div>
      <table class="data sheet">
        <caption class="vh">{t.caption}</caption>
        <thead>
          <tr>
            {[t.time, t.who, t.attendees, t.activity, t.equipment, t.fee, t.state].map((label) => (
              <th scope="col" class={label === t.attendees ? 'num' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {sheet.spaces.map((one) => (
          <SpaceDay one={one} names={names} {...props} />
        ))}
      </table>
      <KeyHints
        hints={[
          { keys: ['J', 'K'], does: t.hints.move },
          { keys: ['Enter'], does: t.hints.open },
        ]}
      />
      <Notes {...props} mayHandle={mayHandle} />
    </>
  )
}

type SpaceProps = SheetProps & { one: SheetSpace; names: ReadonlyMap<number, string> }

const SpaceDay = ({ one: { space, lines, closedWhy }, ...rest }: SpaceProps) => (
  <tbody>
    <tr class="sheet-space">
      <th scope="rowgroup" colspan={7}>
        {space.name}
        {closedWhy !== undefined && <span class="meta"> {`${t.closedDay}：${closedWhy}`}</span>}
        {closedWhy === undefined && lines.length === 0 && <span class="meta"> {t.noTimes}</span>}
      </th>
    </tr>
    {lines.map((line) => (
      <Line line={line} spaceId={space.id} spaceName={space.name} {...rest} />
    ))}
  </tbody>
)

type LineProps = Omit<SpaceProps, 'one'> & { line: SheetLine; spaceId: number; spaceName: string }

const Line = ({ line, spaceId, spaceName, ...rest }: LineProps) => {
  const time = sayTime(line)
  if (line.kind !== 'use')
    return (
      <tr class={line.kind === 'free' ? 'sheet-free' : 'sheet-closed'}>
        <th scope="row">{time}</th>
        <td colspan={6}>
          <div>
            <NotUsed line={line} spaceId={spaceId} about={`${spaceName} ${time}`} {...rest} />
          </div>
        </td>
      </tr>
    )
  const { use } = line
  const user = sayUser(use)
  const cells: readonly { label: string; content: Content; numeric?: boolean }[] = [
    {
      label: t.who,
      content: (
        <>
          {user}
          {use.registrant && <span class="meta"> {use.registrant.number}</span>}
          {use.keysOut.map((name) => (
            <span class="meta"> {t.keyOut(name)}</span>
          ))}
        </>
      ),
    },
    { label: t.attendees, content: use.attendees === null ? '' : t.people(use.attendees), numeric: true },
    { label: t.activity, content: sayActivity(rest.words, use.activity) },
    { label: t.equipment, content: sayLent(use) },
    { label: t.fee, content: use.isOfficial ? '' : sayFee(use) },
    { label: t.state, content: <StateTag state={use.state} /> },
  ]
  return (
    <tr>
      <th scope="row">
        <Link href={reservationPath(use.id)}>
          {time}
          <Hidden>{`　${spaceName}　${use.number}`}</Hidden>
        </Link>
      </th>
      {cells.map(({ label, content, numeric }) => (
        <td class={numeric ? 'num' : undefined}>
          <span class="cell-label" aria-hidden="true">
            {label}
          </span>
          <div>{content}</div>
        </td>
      ))}
    </tr>
  )
}

const NotUsed = ({
  line,
  spaceId,
  about,
  sheet,
  names,
  today,
  mayHandle,
}: Omit<LineProps, 'spaceName'> & { about: string }) => {
  if (line.kind === 'other') return <>{t.usedBy(names.get(line.spaceId) ?? '')}</>
  if (line.kind === 'closed') return <>{`${t.closed}：${line.reason}`}</>
  if (line.kind !== 'free') return null
  const isPast = Temporal.PlainDate.compare(sheet.day, today) < 0
  const chosen = line.no === undefined ? `from=${line.starts}` : `block=${line.no}`
  return (
    <>
      {t.free}
      {mayHandle && !isPast && (
        <span class="sheet-enter">
          <Link href={`${sheetPath(sheet.facility.slug, sheet.day)}/entry?space=${spaceId}&${chosen}`} about={about}>
            {t.enter}
          </Link>
        </span>
      )}
    </>
  )
}

const Notes = ({ sheet, colleagues, mayHandle, typedNote }: SheetProps) => {
  const { notes, facility, day } = sheet
  const place = `${sheetPath(facility.slug, day)}/notes`
  if (notes.length === 0 && !mayHandle) return null
  return (
    <Block title={t.notes}>
      {notes.length > 0 && (
        <ul class="plain-list">
          {notes.map(({ id, note, by, at }) => (
            <li>
              {note} <span class="meta">{`${colleagues.get(by) ?? ''} ${formatTime(at, 'ja')}`}</span>
              {mayHandle && (
                <Form action={`${place}/${id}/removal`} label={`${t.removeNote}：${note.slice(0, 20)}`}>
                  <Button small variant="quiet">
                    {t.removeNote}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayHandle && (
        <Form action={place} label={t.addNote}>
          <TextArea name="note" label={t.note} hint={t.noteHint} value={typedNote} rows={2} />
          <Actions>
            <Button small variant="secondary">
              {t.addNote}
            </Button>
          </Actions>
        </Form>
      )}
    </Block>
  )
}

/** 「令和8年12月2日（水）」. */
export const sayDay = (day: Temporal.PlainDate): string =>
  `${toWareki(day)}（${['月', '火', '水', '木', '金', '土', '日'][day.dayOfWeek - 1]}）`
