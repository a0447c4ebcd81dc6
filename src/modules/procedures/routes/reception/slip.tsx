import type { Hono } from 'hono'
import { feeAtCounter } from '#modules/payments/index.ts'
import { officeById } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { toWareki, wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { purposeOf } from '../../actions/payment.ts'
import { openReception } from '../../actions/reception/open.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { SlipPage } from '../../pages/reception/slip-page.tsx'
import { plainWords } from '../../text/index.ts'
import { reception } from '../../text/intake/reception.ts'
import { statedReason } from '../desk/cases.tsx'
import { receptionCrumbs } from './receptions.tsx'
import { receptionId } from './sheet.tsx'

/** 受付票, to be printed and handed over. */
export function slipRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/receptions/:id/slip', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const { found, office, fee } = await house.db.transact(async (tx) => {
      const { found } = await openReception(tx, house, staff, receptionId(c), statedReason(c))
      return {
        found,
        office: await officeById(tx, found.application.officeId),
        fee: await feeAtCounter(tx, house, staff, purposeOf(found.application.id)),
      }
    })
    const { application, definition } = found
    const { receiptNumber, submittedAt, dueOn, feeTotal } = application
    if (!receiptNumber || !submittedAt || !dueOn) throw new NotFound('slip')
    const isPaid = fee.state === 'paid'
    const t = reception.slip
    return staffPage(
      c,
      house,
      { title: t.title, current: '/staff/receptions', crumbs: receptionCrumbs, styles: ['counter.css'] },
      <SlipPage
        backHref={`/staff/receptions/${application.id}`}
        receiptNumber={receiptNumber}
        procedure={plainWords(definition.name)}
        receivedOn={toWareki(wardDate(submittedAt))}
        dueOn={toWareki(dueOn)}
        paid={feeTotal ? `${formatYen(feeTotal)}　${isPaid ? t.isPaid : t.toBePaid}` : reception.handOut.nothing}
        office={office ? `${office.parentName} ${office.name}`.trim() : house.profile.name}
        municipality={house.profile.name}
        phone={office?.phone ?? house.profile.phone}
      />,
    )
  })
}
