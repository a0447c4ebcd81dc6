import type { Hono } from 'hono'
import { recordAudit, whoSaw } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type HttpEnv, requireResident } from '#platform/http/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { LinkedAccount } from './pages/linked-account.tsx'
import { UnlinkedAccount } from './pages/unlinked-account.tsx'
import { findPerson, householdOf, registeredAddress } from './register.ts'
import { peopleTexts } from './text/index.ts'

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/account', async (c) => {
    const resident = requireResident(c, 'signed-in')
    const lang = c.get('lang')
    const account = await house.db.transact((tx) => readAccount(tx, resident))
    const title = account ? peopleTexts(lang).title : peopleTexts(lang).unlinked.title
    return residentPage(
      c,
      house,
      { title: plainText(title), robots: 'noindex' },
      account ? (
        <LinkedAccount lang={lang} {...account} />
      ) : (
        <UnlinkedAccount lang={lang} displayName={resident.displayName} profile={house.profile} />
      ),
    )
  })
}

/** The resident's own record with who opened it in 90 days; `undefined` while the card is not linked. */
export async function readAccount(tx: Tx, resident: Resident) {
  const person = resident.personId && (await findPerson(tx, resident.personId))
  if (!person) return undefined
  const { personId } = person
  await recordAudit(tx, {
    actor: resident,
    action: 'people.record.read',
    subject: { kind: 'person', id: personId },
    personId,
    reason: 'own',
  })
  return {
    person,
    address: await registeredAddress(tx, personId),
    household: await householdOf(tx, personId),
    sightings: await staffSightings(tx, personId),
  }
}

// Audit runs on real time, whatever the demo's clock says.
async function staffSightings(tx: Tx, personId: NonNullable<Resident['personId']>) {
  const now = Temporal.Now.instant()
  const range = { from: now.subtract({ hours: 90 * 24 }), to: now.add({ hours: 1 }) }
  const all = await whoSaw(tx, personId, range, { limit: 200 })
  return all.filter(({ actorKind }) => actorKind === 'staff').slice(0, 20)
}
