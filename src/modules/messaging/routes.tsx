import type { Hono } from 'hono'
import { type HttpEnv, requireResident } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { listMessages } from './actions/list-messages.ts'
import { Messages, WhereAndWhy } from './pages/messages.tsx'
import { contactsOf } from './store/contacts.ts'
import { messagingTexts } from './text/index.ts'

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages', async (c) => {
    const { personId } = requireResident(c, 'verified')
    const lang = c.get('lang')
    const before = parseId(c.req.query('before') ?? '')
    const { messages, next, contacts } = await house.db.read(async (tx) => ({
      ...(await listMessages(tx, house, personId, lang, before)),
      contacts: await contactsOf(tx, personId),
    }))
    return residentPage(
      c,
      house,
      { title: messagingTexts(lang).title, crumbs: [], aside: <WhereAndWhy lang={lang} contacts={contacts} /> },
      <Messages lang={lang} messages={messages} nextHref={next && `/messages?before=${next}`} />,
    )
  })
}
