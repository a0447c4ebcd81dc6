import { z } from 'zod'
import { sendPage } from '../../site/send.tsx'
import type { Site } from '../../site/site.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import type { Acts } from './acts.ts'
import { AllPhones } from './all-phones.tsx'
import { colourRules } from './messages/flex-look.ts'
import { OwnPhone } from './own-phone.tsx'

const textLimit = 5_000
const writing = z.object({ text: z.string().trim().max(textLimit).default(''), kind: z.string().optional() })
const pressing = z.object({
  type: z.enum(['message', 'postback']),
  data: z.string().max(300).default(''),
  text: z.string().max(300).optional(),
  mode: z.enum(['date', 'time', 'datetime']).optional(),
  picked: z.string().max(30).optional(),
})

/** A page for each person's phone, and what she does with it. */
export const mountPhones = (app: Site, world: World, account: Account, acts: Acts): void => {
  const { phones } = account

  app.get('/phones', async (c) => {
    await world.clock.refresh()
    return sendPage(c, world, { title: 'みんなの電話', children: <AllPhones world={world} account={account} /> })
  })

  app.get('/line/colours.css', (c) =>
    c.body(colourRules((c.req.query('of') ?? '').slice(0, 8_000).split(',')), 200, { 'content-type': 'text/css' }),
  )

  app.get('/line/menus/:id/picture', (c) => {
    const image = account.menus.find(c.req.param('id'))?.image
    return image ? c.body(image.bytes, 200, { 'content-type': image.type }) : c.notFound()
  })

  app.get('/phones/:userId', async (c) => {
    const phone = phones.find(c.req.param('userId'))
    if (!phone) return c.notFound()
    await world.clock.refresh()
    const children = <OwnPhone world={world} account={account} phone={phone} />
    return sendPage(c, world, { title: `${phone.owner.name}さんの電話`, wide: true, children })
  })

  app.post('/phones/:userId/messages', async (c) => {
    const phone = phones.find(c.req.param('userId'))
    if (!phone) return c.notFound()
    const form = writing.safeParse(await c.req.parseBody())
    if (!form.success) return c.text('too long', 400)
    const { text, kind } = form.data
    if (kind === 'sticker') acts.sendSticker(phone)
    else if (kind === 'image') acts.sendImage(phone)
    else if (text !== '') acts.write(phone, text)
    return c.redirect(`/phones/${phone.userId}`, 303)
  })

  // A button of a message, of the quick replies or of the rich menu.
  app.post('/phones/:userId/presses', async (c) => {
    const phone = phones.find(c.req.param('userId'))
    if (!phone) return c.notFound()
    const form = pressing.safeParse(await c.req.parseBody())
    if (!form.success) return c.text('not a button', 400)
    const { type, data, text, mode, picked } = form.data
    if (type === 'message') acts.write(phone, text ?? '')
    else if (mode && picked) acts.postBack(phone, { data, params: { [mode]: picked } })
    else acts.postBack(phone, { data, ...(text && { displayText: text }) })
    return c.redirect(`/phones/${phone.userId}`, 303)
  })

  // Pressed once it blocks, pressed again it makes friends again.
  app.post('/phones/:userId/block', (c) => {
    const phone = phones.find(c.req.param('userId'))
    if (!phone) return c.notFound()
    if (phone.friendship === 'friend') acts.block(phone)
    else acts.follow(phone)
    return c.redirect(`/phones/${phone.userId}`, 303)
  })
}
