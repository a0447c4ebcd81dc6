import { mandateOn, nameOfMandate, sayUnusable } from '#modules/people/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { formatDateTime, parseWareki, toWareki, wardDate } from '#platform/time/index.ts'
import type { Content } from '#platform/ui/index.ts'
import { readWholeForm, type Sent } from '../../actions/reception/read-form.ts'
import type { Sheet } from '../../actions/reception/sheet.ts'
import { feeOfWay } from '../../actions/load-case.ts'
import { allFields } from '../../domain/definition/definition.ts'
import { rowsIn, withComputedOfSheet } from '../../forms/reception.ts'
import type { OfferedTime } from '../../pages/reception/sheet-field.tsx'
import { SheetPage, type SheetPageProps } from '../../pages/reception/sheet-page.tsx'
import { offeredTimes } from '../../appointments/index.ts'
import { plainWords } from '../../text/index.ts'
import { reception } from '../../text/intake/reception.ts'

/** The page of a sheet with what was typed on it. */
export async function sheetBody(house: House, sheet: Sheet, sent: Sent): Promise<Content> {
  const { found, applicant, similar, colleagues, portal } = sheet
  const { application, definition } = found
  if (application.channel === 'web') throw new Error('a sheet of the web')
  const { way } = readWholeForm(found, sent)
  const fee = feeOfWay(house, definition, way)
  return (
    <SheetPage
      found={found}
      typed={withComputedOfSheet(definition, sent, way)}
      rows={rowsIn(definition, sent)}
      times={await timesOf(house, sheet)}
      channel={application.channel}
      applicant={applicant}
      similar={similar}
      colleagues={colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))}
      acting={actingOf(house, sheet, sent)}
      feeText={definition.fees.length > 0 ? reception.sheet.fee(formatYen(fee.total)) : undefined}
      refusal={way.refusal && plainWords(way.refusal.rule.says)}
      isFiled={application.submittedAt !== null}
      portal={portal && { unread: portal.unread, filedOn: toWareki(wardDate(portal.item.filedAt)) }}
    />
  )
}

/** Who stands on the day of arrival that was typed, or today; whoever was chosen stays to be seen. */
function actingOf(house: House, { found, mandates }: Sheet, sent: Sent): SheetPageProps['acting'] {
  const { applicantPersonId, procedure: slug } = found.application
  const day = parseWareki(sent['received-on']?.[0] ?? '') ?? house.clock.today()
  const known = mandates.map((one) => ({
    id: one.id,
    name: nameOfMandate(one),
    state: mandateOn(one, { day, principalBirth: one.principalBirth, slug }),
  }))
  return {
    standing: known
      .filter(({ id, state }) => state.state === 'valid' || sent['mandate']?.[0] === id)
      .map(({ id, name }) => ({ value: id, label: name })),
    unusable: known.flatMap(({ name, state }) => sayUnusable(name, state) ?? []),
    href: `/staff/people/${applicantPersonId}?reason=duty#mandates`,
  }
}

async function timesOf(house: House, { found }: Sheet): Promise<ReadonlyMap<string, readonly OfferedTime[]>> {
  const calendars = allFields(found.definition).flatMap((field) =>
    field.type === 'appointment' ? [field.calendar] : [],
  )
  const times = new Map<string, readonly OfferedTime[]>()
  for (const calendar of calendars) {
    const days = await house.db.read((tx) => offeredTimes(tx, house, calendar))
    times.set(
      calendar,
      days.flatMap(({ times: ofDay }) =>
        ofDay.map(({ slotId, startsAt }) => ({ value: slotId, label: formatDateTime(startsAt, 'ja') })),
      ),
    )
  }
  return times
}
