import type { Hono } from 'hono'
import { z } from 'zod'
import { feeAtCounter } from '#modules/payments/index.ts'
import { personNames, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { downloadFile, filesOf, thumbnailsOf } from '#platform/files/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { formatDateTime, toWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { answerLines } from '../../actions/desk/answer-lines.ts'
import { actingOf } from '../../actions/reception/compare.ts'
import { type Candidate, findPeople } from '../../actions/reception/find-people.ts'
import { confirmRightPerson, proposeRightPerson, refuseRightPerson } from '../../actions/reception/mistaken-person.ts'
import { purposeOf } from '../../actions/payment.ts'
import { mayBeTyped, openReception } from '../../actions/reception/open.ts'
import { readSheet, type Sheet } from '../../actions/reception/sheet.ts'
import { withdrawReceived } from '../../actions/reception/withdraw.ts'
import { isWithdrawable } from '../../domain/course/states.ts'
import { needsReadingOut } from '../../domain/reception/identity.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { ComparePage } from '../../pages/reception/compare-page.tsx'
import { mistakeOf } from '../../store/reception/mistaken-people.ts'
import { keptAnswers } from '../../store/answers.ts'
import { plainWords } from '../../text/index.ts'
import { reception } from '../../text/intake/reception.ts'
import { stateWord } from '../../text/queue-words.ts'
import { statedReason } from '../desk/cases.tsx'
import { receptionCrumbs } from './receptions.tsx'
import { receptionId } from './sheet.tsx'

type Search = { words: string; reason: string; found: readonly Candidate[]; hasMore: boolean }

/** What follows filing: the paper's scan, 取下げ, and the way out of a mistaken person. */
export function compareRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/receptions/:id/files/:file', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const { found } = await house.db.transact((tx) => openReception(tx, house, staff, receptionId(c), statedReason(c)))
    const { id } = found.application
    return downloadFile(
      house,
      c.req.param('file'),
      ({ owner }) => owner.kind === 'procedures.application' && owner.id === id,
    )
  })

  app.post('/staff/receptions/:id/withdrawal', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const id = receptionId(c)
    const done = await submitOnce(c, house, { form: 'procedures.withdraw-reception' }, async (tx) => {
      await withdrawReceived(tx, house, staff, id)
      return { location: `/staff/receptions/${id}` }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })

  app.post('/staff/receptions/:id/right-person/search', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const form = await readForm(c, z.object({ words: field.text(100), reason: field.text(1000) }))
    const sheet = await house.db.transact((tx) => readSheet(tx, house, staff, receptionId(c)))
    const errors = form.ok ? [] : [{ field: 'reason', message: reception.right.reasonNeeded }]
    if (!form.ok) return showCompare(c, house, staff, sheet, { errors })
    const found = await house.db.transact((tx) => findPeople(tx, house, staff, form.value.words))
    return showCompare(c, house, staff, sheet, { search: { ...form.value, ...found } })
  })

  app.post('/staff/receptions/:id/right-person', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const id = receptionId(c)
    const sheet = () => house.db.transact((tx) => readSheet(tx, house, staff, id))
    const form = await readForm(c, z.object({ person: z.uuid(), reason: field.text(1000) }))
    const rightPersonId = form.ok ? parseId<'person'>(form.value.person) : undefined
    if (!form.ok || !rightPersonId) {
      const errors = [{ field: 'reason', message: reception.right.reasonNeeded }]
      return showCompare(c, house, staff, await sheet(), { errors })
    }
    const { reason } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.right-person' }, async (tx) => {
      const proposed = await proposeRightPerson(tx, house, staff, id, { rightPersonId, reason })
      if (proposed.ok) return { location: `/staff/receptions/${id}` }
      return { errors: [{ field: 'person', message: reception.right.problems[proposed.reason] }] }
    })
    if (done.ok) return done.response
    return showCompare(c, house, staff, await sheet(), { errors: done.errors })
  })

  app.post('/staff/receptions/:id/right-person/confirmation', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const done = await submitOnce(c, house, { form: 'procedures.right-person-confirm' }, async (tx) => {
      const successor = await confirmRightPerson(tx, house, staff, receptionId(c))
      return { location: `/staff/receptions/${successor}` }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })

  app.post('/staff/receptions/:id/right-person/refusal', async (c) => {
    const staff = requireStaff(c, receptionPermissions.relink)
    const done = await submitOnce(c, house, { form: 'procedures.right-person-refuse' }, async (tx) => {
      await refuseRightPerson(tx, house, staff, receptionId(c))
      return { location: `/staff/receptions/${receptionId(c)}` }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })
}

/** A filed reception beside its paper. */
export async function showCompare(
  c: Ctx,
  house: House,
  staff: Staff,
  sheet: Sheet,
  { errors = [], search }: { errors?: readonly FieldError[]; search?: Search },
): Promise<Response> {
  const { found, reception: row, applicant } = sheet
  if (!row) return seeOther(c, `/staff/cases/${found.application.id}`)
  const { application, definition, way, referred } = found
  const { id, receiptNumber } = application
  if (!receiptNumber) throw new NotFound('receipt number')
  const shown = await house.db.read(async (tx) => {
    const mistake = await mistakeOf(tx, id)
    const asked = [...way.subjects, application.applicantPersonId]
    return {
      people: await personNames(tx, asked),
      answers: await keptAnswers(tx, id),
      acting: await actingOf(tx, house, application.procedure, row),
      fee: await feeAtCounter(tx, house, staff, purposeOf(id)),
      files: await filesOf(tx, { kind: 'procedures.application', id }),
      pictures: await thumbnailsOf(tx, { kind: 'procedures.application', id }),
      mistake,
      right: mistake && (await personNames(tx, [mistake.rightPersonId])).get(mistake.rightPersonId),
      names: await staffNames(tx, [row.typedBy, row.checkedBy ?? [], mistake?.proposedBy ?? []].flat()),
    }
  })
  const { mistake, names } = shown
  const stated = statedReason(c)
  const mayRelink = staff.permissions.has(receptionPermissions.relink)
  return staffPage(
    c,
    house,
    {
      title: `${plainWords(definition.name)}　${receiptNumber}`,
      current: '/staff/receptions',
      crumbs: receptionCrumbs,
      errors,
      styles: ['counter.css'],
    },
    <ComparePage
      id={id}
      applicant={applicant}
      reception={row}
      receivedOn={toWareki(row.receivedOn)}
      lines={answerLines(definition, shown.answers, {
        nameOf: (one) => shown.people.get(one) ?? '',
        referred,
        hidesPlaces: applicant.needsCheck,
      })}
      typedBy={names.get(row.typedBy) ?? ''}
      typedAt={formatDateTime(row.typedAt, 'ja')}
      checkedBy={row.checkedBy ? (names.get(row.checkedBy) ?? '') : undefined}
      checkedAt={row.checkedAt ? formatDateTime(row.checkedAt, 'ja') : ''}
      isNeeded={needsReadingOut(definition.kind)}
      isOwn={row.typedBy === staff.staffId}
      mayRetype={mayBeTyped(sheet)}
      awaitsAnswer={application.state === 'awaiting_correction'}
      mayWithdraw={mayRelink && isWithdrawable(application.kind, application.state)}
      state={stateWord(application.kind, application.state)}
      acting={shown.acting}
      handOut={{
        id,
        receiptNumber,
        feeTotal: application.feeTotal ?? yen(0),
        fee: shown.fee,
        mayTake: staff.permissions.has('payments.counter'),
      }}
      files={shown.files.map(({ id: file, claimedName }) => ({
        href: `/staff/receptions/${id}/files/${file}${stated ? `?reason=${stated}` : ''}`,
        name: claimedName,
        picture: applicant.needsCheck ? undefined : shown.pictures.get(file),
      }))}
      right={{
        id,
        mayPropose: mayRelink && isWithdrawable(application.kind, application.state),
        standing:
          mistake && !mistake.successorId
            ? {
                by: names.get(mistake.proposedBy) ?? '',
                rightName: shown.right ?? '',
                reason: mistake.reason,
                isOwn: mistake.proposedBy === staff.staffId,
              }
            : undefined,
        search,
      }}
    />,
  )
}
