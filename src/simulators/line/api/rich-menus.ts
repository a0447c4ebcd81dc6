import type { Account } from '../account/account.ts'
import { mostRichMenus, type RichMenu, type RichMenuRequest } from '../account/rich-menus.ts'
import { richMenuProblems } from '../rules/rich-menu.ts'
import { type Answer, type Endpoint, readBody, refuse, refuseAll } from './endpoint.ts'
import { limits } from './token-bucket.ts'

const path = '/v2/bot/richmenu'
const imageLimit = 1024 * 1024
export const menuNotFound: Answer = { status: 404, body: { message: 'richmenu not found', details: [] } }
const done: Answer = { status: 200, body: {} }

/** Rich menus: made, drawn and thrown away; which of them whom to show is in `menu-links.ts`. */
export const richMenuEndpoints = ({ menus }: Account): Endpoint[] => [
  {
    method: 'POST',
    path,
    name: 'richmenu',
    limit: limits.richMenuChange,
    handle: async ({ c }) => {
      const read = await readBody(c)
      if (!read.ok) return read.answer
      const problems = richMenuProblems(read.body)
      if (problems.length > 0) return refuseAll(problems)
      if (menus.all().length >= mostRichMenus) return refuse(400, 'The number of rich menus exceeds the limit')
      // parse edge: richMenuProblems has looked at every part
      const { id } = menus.create(read.body as RichMenuRequest)
      return { status: 200, body: { richMenuId: id } }
    },
  },
  {
    method: 'POST',
    path: `${path}/validate`,
    name: 'richmenu/validate',
    limit: limits.sending,
    handle: async ({ c }) => {
      const read = await readBody(c)
      if (!read.ok) return read.answer
      const problems = richMenuProblems(read.body)
      return problems.length > 0 ? refuseAll(problems) : done
    },
  },
  {
    method: 'GET',
    path: `${path}/list`,
    name: 'richmenu/list',
    limit: limits.richMenuList,
    handle: () => ({ status: 200, body: { richmenus: menus.all().map(shown) } }),
  },
  {
    method: 'GET',
    path: `${path}/:id`,
    name: 'richmenu',
    limit: limits.sending,
    handle: ({ c }) => {
      const menu = menus.find(c.req.param('id') ?? '')
      return menu ? { status: 200, body: shown(menu) } : menuNotFound
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:id`,
    name: 'richmenu',
    limit: limits.richMenuChange,
    handle: ({ c }) => (menus.remove(c.req.param('id') ?? '') ? done : menuNotFound),
  },
  {
    method: 'POST',
    path: `${path}/:id/content`,
    name: 'richmenu/content',
    limit: limits.sending,
    handle: async ({ c }) => {
      const menu = menus.find(c.req.param('id') ?? '')
      if (!menu) return menuNotFound
      if (menu.image) return refuse(400, 'An image has already been uploaded to the richmenu')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      if (bytes.length > imageLimit) return refuse(413, 'Request Entity Too Large')
      const type = imageTypeOf(bytes)
      if (!type || !c.req.header('content-type')?.startsWith(type)) return refuse(415, 'Unsupported Media Type')
      menu.image = { type, bytes }
      return done
    },
  },
  {
    method: 'GET',
    path: `${path}/:id/content`,
    name: 'richmenu/content',
    limit: limits.sending,
    handle: ({ c }) => {
      const image = menus.find(c.req.param('id') ?? '')?.image
      return image ? c.body(image.bytes, 200, { 'content-type': image.type }) : menuNotFound
    },
  },
]

const shown = ({ id, size, selected, name, chatBarText, areas }: RichMenu) => ({
  richMenuId: id,
  size,
  selected,
  name,
  chatBarText,
  areas,
})

const imageTypeOf = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return head === '89504e47' ? 'image/png' : head.startsWith('ffd8ff') ? 'image/jpeg' : undefined
}
