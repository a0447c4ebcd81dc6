import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readCursor,
  readForm,
  requireResident,
  seeOther,
  submitOnce,
  writeCursor,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { contactsOf } from '../../delivery/store/contacts.ts'
import { type NoticeChoice as Choice, chooseNotices } from '../actions/choose-notices.ts'
import { listMessages, type Place } from '../actions/list-messages.ts'
import { Messages, WhereAndWhy } from '../pages/messages.tsx'
import { ChoiceDone, NoticeChoice } from '../pages/notice-choice.tsx'
import { messagingTexts } from '../text/index.ts'

const choices: readonly Choice[] = ['all', 'statutory']
const choiceForm = z.object({ notices: z.enum(['all', 'statutory']) })

export function messageRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages', (c) => show(c, house))
  // Where a reload or a change of language leads after an error.
  app.get('/messages/choice', (c) => seeOther(c, '/messages#choice'))

  app.post('/messages/choice', async (c) => {
    const resident = requireResident(c, 'verified')
    const form = await readForm(c, choiceForm)
    if (!form.ok) return show(c, house, form.errors)
    const { notices } = form.value
    const done = await submitOnce(c, house, { form: 'messaging.choice' }, async (tx) => {
      await chooseNotices(tx, resident, notices, house.clock.now())
      return { location: `/messages?done=${notices}` }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const before = placeOf(house, c.req.query('before'))
  const done = choices.find((one) => one === c.req.query('done'))
  const { messages, next, contacts } = await house.db.read(async (tx) => ({
    ...(await listMessages(tx, house, personId, lang, before)),
    contacts: await contactsOf(tx, personId),
  }))
  return residentPage(
    c,
    house,
    { title: messagingTexts(lang).title, crumbs: [], errors, aside: <WhereAndWhy lang={lang} contacts={contacts} /> },
    <>
      <Messages
        lang={lang}
        messages={messages}
        nextHref={next && `/messages?before=${writeCursor(house, 'messaging.told', [next.at.toString(), next.id])}`}
        notice={done && <ChoiceDone lang={lang} done={done} />}
      />
      <NoticeChoice lang={lang} contacts={contacts} />
    </>,
  )
}

function placeOf(house: House, cursor: string | undefined): Place | undefined {
  const [at, id] = readCursor(house, 'messaging.told', cursor) ?? []
  return at && id ? { at: Temporal.Instant.from(String(at)), id: String(id) } : undefined
}
