import type { Hono } from 'hono'
import { requireResident, requireStaff } from '#platform/auth/require.ts'
import { isFreshAct } from '#platform/auth/sensitive-acts.ts'
import { requireCardOrPasskey } from '#platform/auth/session-strength.ts'
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Button, Lede, Notice } from '#platform/ui/index.ts'
import type { Ctx, HttpEnv } from '../env.ts'
import { platformPage } from '../page.tsx'
import { seeOther } from '../see-other.ts'
import { httpTexts } from '../text/index.ts'
import { type KeptFields, unseal } from './seal.ts'
import { findKeptForm } from './store.ts'

/** Where a person comes after signing in again in the middle of a form: one press sends what was typed. */
export function mountKeptForms(app: Hono<HttpEnv>, house: House): void {
  app.get('/kept-forms/:id', (c) => {
    const { accountId } = requireResident(c, 'signed-in')
    return showKept(c, house, accountId, '/')
  })
  app.get('/staff/kept-forms/:id', (c) => showKept(c, house, requireStaff(c).accountId, '/staff'))
}

async function showKept(c: Ctx, house: House, accountId: string, home: string): Promise<Response> {
  const id = parseId(c.req.param('id') ?? '')
  const form = id && (await house.db.read((tx) => findKeptForm(tx, id, accountId)))
  const kept = form && unseal(house.config.secret, `${accountId}\0${form.id}`, form.sealed)
  // Somebody else signed in on this computer, or the day is over: nothing to say, least of all whose it was.
  if (!kept) return seeOther(c, home)
  // It may have been typed after card or passkey.
  if (!isFreshAct(form.path)) requireCardOrPasskey(c)
  const texts = httpTexts(c.get('lang'))
  return platformPage(c, house, { title: texts.keptTitle }, <Kept c={c} path={form.path} kept={kept} />)
}

const Kept = ({ c, path, kept }: { c: Ctx; path: string; kept: KeptFields }) => {
  const texts = httpTexts(c.get('lang'))
  return (
    <>
      <Lede>{texts.keptBody}</Lede>
      {kept.hadFiles && <Notice kind="warning">{texts.keptFiles}</Notice>}
      <form method="post" action={href(c.get('lang'), path)}>
        <input type="hidden" name="csrf" value={c.get('csrf')} />
        {kept.fields.map(([name, value]) => (
          <Typed name={name} value={value} />
        ))}
        <Actions>
          <Button>{texts.keptSend}</Button>
        </Actions>
      </form>
    </>
  )
}

// An input of type hidden keeps line ends since HTML's value sanitisation leaves it alone.
const Typed = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />
