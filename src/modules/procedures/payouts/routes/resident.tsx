import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { findField } from '../../domain/definition/definition.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import type { Typed } from '../../pages/resident/fields/field-input.tsx'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { keeperOf } from '../../routes/questions/keeper.ts'
import { readAnswerForm } from '../../routes/questions/read-form.ts'
import { applicationIdOf, verifiedOnly } from '../../routes/verified.tsx'
import type { ApplicationId } from '../../store/applications.ts'
import { texts } from '../../text/index.ts'
import { giveAccount } from '../actions/ask-again.ts'
import { type PayoutStanding, toldStanding } from '../actions/standing.ts'
import { soonestPayday } from '../domain.ts'
import { AccountPage } from '../pages/account-page.tsx'
import { payoutTexts } from '../text/index.ts'

/** Where a grant could not be paid: the person gives another account, and the treasury is asked again. */
export function payoutRoutes(app: Hono<HttpEnv>, house: House): void {
  const path = '/applications/:id/account'
  app.get(
    path,
    verifiedOnly(house, async (c, resident) => {
      const wanted = await whatIsWanted(house, resident, applicationIdOf(c))
      return wanted ? accountPage(c, house, wanted, {}) : seeOther(c, `/applications/${applicationIdOf(c)}`)
    }),
  )
  app.post(
    path,
    verifiedOnly(house, (c, resident) => takeAccount(c, house, resident)),
  )
}

type Wanted = { found: Case; standing: PayoutStanding; field: BankField }
type BankField = Extract<PlainField, { type: 'bank-account' }>

const whatIsWanted = (house: House, resident: VerifiedResident, id: ApplicationId): Promise<Wanted | undefined> =>
  house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const standing = await toldStanding(tx, found.application)
    return standing?.turn === 'person' ? { found, standing, field: accountField(found) } : undefined
  })

// The 公金受取口座 is looked up when a request is filed; here it would have to be asked for anew.
function accountField({ definition }: Case): BankField {
  const field = definition.payout && findField(definition, definition.payout.account)
  if (field?.type !== 'bank-account') throw new NotFound('account')
  return { ...field, publicAccount: false }
}

async function takeAccount(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const t = payoutTexts(lang).account
  const wanted = await whatIsWanted(house, resident, id)
  if (!wanted) return seeOther(c, `/applications/${id}`)
  const form = await readAnswerForm(c, [wanted.field], keeperOf(house, resident, wanted.found.application))
  const again = (errors: readonly FieldError[]) => accountPage(c, house, wanted, { typed: form.typed, errors })
  if (form.errors.length > 0) return again(form.errors)
  const done = await submitOnce(c, house, { form: `procedures.account:${id}` }, async (tx) => {
    const sent = await form.sent(tx)
    const given = await giveAccount(tx, house, resident, { id, accountId: sent[wanted.field.id]?.[0] ?? '' })
    if (given.ok) return { location: `/applications/${id}` }
    return given.reason === 'not_own_account'
      ? { errors: [{ field: wanted.field.id, message: t.choose }] }
      : { errors: [{ field: '', message: t.notNow }] }
  })
  return done.ok ? done.response : again(done.errors)
}

function accountPage(
  c: Ctx,
  house: House,
  { found, standing, field }: Wanted,
  { typed = {}, errors = [] }: { typed?: Typed; errors?: readonly FieldError[] },
): Response {
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    {
      title: payoutTexts(lang).account.title,
      back: `/applications/${found.application.id}`,
      errors,
      aside: <OfficeAside lang={lang} office={found.office} hint={texts(lang).timeline.callWithNumber} />,
    },
    <AccountPage
      lang={lang}
      found={found}
      standing={standing}
      field={field}
      typed={typed}
      payOn={soonestPayday(house.clock.today())}
    />,
  )
}
