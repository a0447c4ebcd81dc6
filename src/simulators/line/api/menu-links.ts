import type { Account } from '../account/account.ts'
import type { RichMenu } from '../account/rich-menus.ts'
import { type Answer, type Endpoint, invalidProperty, isUserId, readBody, refuse, refuseAll } from './endpoint.ts'
import { menuNotFound } from './rich-menus.ts'
import { limits } from './token-bucket.ts'

const done: Answer = { status: 200, body: {} }

/** `GET`, `POST` and `DELETE` of who sees which menu; the bulk calls answer 202 at once. */
export const menuLinkEndpoints = ({ menus, phones }: Account): Endpoint[] => [
  {
    method: 'GET',
    path: '/v2/bot/user/all/richmenu',
    name: 'default richmenu',
    limit: limits.sending,
    handle: () =>
      menus.defaultId === undefined
        ? refuse(404, 'no default richmenu')
        : { status: 200, body: { richMenuId: menus.defaultId } },
  },
  {
    method: 'POST',
    path: '/v2/bot/user/all/richmenu/:id',
    name: 'default richmenu',
    limit: limits.sending,
    handle: ({ c }) => {
      const menu = menus.find(c.req.param('id') ?? '')
      const refusal = refusalOf(menu)
      if (refusal || !menu) return refusal ?? menuNotFound
      menus.defaultId = menu.id
      return done
    },
  },
  {
    method: 'DELETE',
    path: '/v2/bot/user/all/richmenu',
    name: 'default richmenu',
    limit: limits.sending,
    handle: () => {
      delete menus.defaultId
      return done
    },
  },
  {
    method: 'GET',
    path: '/v2/bot/user/:userId/richmenu',
    name: 'user richmenu',
    limit: limits.sending,
    handle: ({ c }) => {
      const richMenuId = phones.find(c.req.param('userId') ?? '')?.richMenuId
      return richMenuId === undefined ? refuse(404, 'the user has no richmenu') : { status: 200, body: { richMenuId } }
    },
  },
  {
    method: 'POST',
    path: '/v2/bot/user/:userId/richmenu/:id',
    name: 'user richmenu',
    limit: limits.sending,
    handle: ({ c }) => {
      const menu = menus.find(c.req.param('id') ?? '')
      const phone = phones.find(c.req.param('userId') ?? '')
      const refusal = refusalOf(menu)
      if (refusal || !menu) return refusal ?? menuNotFound
      if (!phone) return refuse(404, 'Not found')
      phone.richMenuId = menu.id
      return done
    },
  },
  {
    method: 'DELETE',
    path: '/v2/bot/user/:userId/richmenu',
    name: 'user richmenu',
    limit: limits.sending,
    handle: ({ c }) => {
      delete phones.find(c.req.param('userId') ?? '')?.richMenuId
      return done
    },
  },
  {
    method: 'POST',
    path: '/v2/bot/richmenu/bulk/link',
    name: 'richmenu/bulk/link',
    limit: limits.sending,
    handle: async ({ c }) => {
      const read = await readBody(c)
      if (!read.ok) return read.answer
      const { richMenuId, userIds } = read.body
      const wrong = userIdProblems(userIds)
      if (wrong) return wrong
      const menu = menus.find(String(richMenuId))
      const refusal = refusalOf(menu)
      if (refusal || !menu) return refusal ?? menuNotFound
      for (const phone of listed(userIds).map(phones.find)) if (phone) phone.richMenuId = menu.id
      return { status: 202, body: {} }
    },
  },
  {
    method: 'POST',
    path: '/v2/bot/richmenu/bulk/unlink',
    name: 'richmenu/bulk/unlink',
    limit: limits.sending,
    handle: async ({ c }) => {
      const read = await readBody(c)
      if (!read.ok) return read.answer
      const wrong = userIdProblems(read.body.userIds)
      if (wrong) return wrong
      for (const phone of listed(read.body.userIds).map(phones.find)) delete phone?.richMenuId
      return { status: 202, body: {} }
    },
  },
]

const refusalOf = (menu: RichMenu | undefined): Answer | undefined =>
  menu === undefined
    ? menuNotFound
    : menu.image
      ? undefined
      : refuse(400, 'must upload richmenu image before applying it to user')

const listed = (ids: unknown): string[] => (Array.isArray(ids) ? ids.filter(isUserId) : [])

const userIdProblems = (ids: unknown): Answer | undefined => {
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 500)
    return refuseAll([{ message: 'Size must be between 1 and 500', property: 'userIds' }])
  const wrong = ids.findIndex((id) => !isUserId(id))
  return wrong < 0 ? undefined : invalidProperty(`userIds[${wrong}]`)
}
