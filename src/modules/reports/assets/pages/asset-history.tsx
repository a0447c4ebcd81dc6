import { withoutReadings } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { formatCalendarDate, formatTime, wardDate } from '#platform/time/index.ts'
import { Meta } from '#platform/ui/index.ts'
import { ownerWords } from '../../desk/text/index.ts'
import { type Owner, owners } from '../../ground/index.ts'
import { orderKindWords } from '../../orders/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { AssetChange } from '../domain/asset.ts'
import type { AssetEvent } from '../domain/card.ts'
import { assetTexts, changeWords } from '../text/index.ts'
import { type AssetView, mostEvents } from '../view.ts'
import { EventLink, eventState } from './asset-page.tsx'
import { photoPath } from './paths.ts'

const t = assetTexts.asset

/** What became of a thing, the newest first: its changes, what was reported of it, what was done to it. */
export const AssetHistory = ({ view }: { view: AssetView }) => {
  const { asset, events } = view
  if (events.length === 0 && !asset.installedOn) return <Meta>{t.noHistory}</Meta>
  return (
    <>
      <ol class="steps">
        {events.map((event) => (
          <li>
            {event.source === 'change' ? (
              <ChangeEntry change={view.changes.get(event.id)} view={view} />
            ) : (
              <WorkEntry event={event} view={view} />
            )}
          </li>
        ))}
        {asset.installedOn && events.length < mostEvents && (
          <li>
            <p>
              <time class="meta">{formatCalendarDate(asset.installedOn, 'ja')}</time> <b>{t.installedOn}</b>
            </p>
          </li>
        )}
      </ol>
      {events.length >= mostEvents && <Meta>{t.more}</Meta>}
    </>
  )
}

const ChangeEntry = ({ change, view }: { change: AssetChange | undefined; view: AssetView }) => {
  if (!change) return null
  const staff = parseId<'staff'>(change.byStaff ?? '')
  const changed = change.kind === 'registered' ? [] : namesOf(change)
  return (
    <>
      <p>
        <time class="meta">{sayMoment(change.at)}</time> <b>{changeWords[change.kind]}</b>{' '}
        <span class="meta">{staff ? (view.names.get(staff) ?? '') : t.profile}</span>
      </p>
      {changed.map((name) => (
        <p class="inner">
          {t.changedFrom(
            nameOf(view, name),
            sayValue(view, name, change.before[name]),
            sayValue(view, name, change.after[name]),
          )}
        </p>
      ))}
      {change.note && <p class="inner">{change.note}</p>}
    </>
  )
}

const namesOf = ({ before, after }: AssetChange): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
]

const fieldOf = ({ kind }: AssetView, name: string) =>
  name.startsWith('attributes.')
    ? kind?.fields.find(({ code }) => code === name.slice('attributes.'.length))
    : undefined

function nameOf(view: AssetView, name: string): string {
  const field = fieldOf(view, name)
  if (field) return withoutReadings(field.label.ja)
  const names: Readonly<Record<string, string>> = t.fieldNames
  return names[name] ?? name
}

function sayValue(view: AssetView, name: string, value: unknown): string {
  if (typeof value !== 'string') return t.nothing
  if (name === 'owner' && isOwner(value)) return ownerWords[value]
  if (name.endsWith('On')) return formatCalendarDate(Temporal.PlainDate.from(value), 'ja')
  const field = fieldOf(view, name)
  return withoutReadings(field?.values.find(({ key }) => key === value)?.name.ja ?? `${value}${field?.unit ?? ''}`)
}

const isOwner = (text: string): text is Owner => owners.some((one) => one === text)

const WorkEntry = ({ event, view }: { event: AssetEvent; view: AssetView }) => {
  const order = event.source === 'order' ? view.orders.get(event.id) : undefined
  const photos = view.photos.filter(({ orderId }) => orderId === event.id)
  return (
    <>
      <p>
        <time class="meta">{sayMoment(event.at)}</time> {order && <b>{orderKindWords[order.kind]}</b>}{' '}
        <EventLink event={event} view={view} /> <b>{eventState(event)}</b>
      </p>
      {order?.outcome && (
        <p class="said">
          {order.outcome}
          {order.minutes !== null && <span class="meta">{`（${t.minutes(order.minutes)}）`}</span>}
        </p>
      )}
      {photos.length > 0 && (
        <ul class="report-photos">
          {photos.map((photo) => (
            <li>
              <img
                src={photoPath(view.asset.id, photo.id, 'small')}
                alt={t.photoOf(t.photos[photo.role], event.number ?? '')}
                loading="lazy"
                {...sizeOf(photo, 'small')}
              />
              <p class="meta">{t.photos[photo.role]}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

// What is years ago needs its year.
const sayMoment = (at: Temporal.Instant): string => `${formatCalendarDate(wardDate(at), 'ja')} ${formatTime(at, 'ja')}`
