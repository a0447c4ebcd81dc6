import { randomBytes } from 'node:crypto'
import { boundedMap } from '../../world/bounded-map.ts'

export type RichMenuArea = {
  bounds: { x: number; y: number; width: number; height: number }
  action: Record<string, unknown>
}

/** As `POST /v2/bot/richmenu` takes it. */
export type RichMenuRequest = {
  size: { width: number; height: number }
  selected: boolean
  name: string
  chatBarText: string
  areas: RichMenuArea[]
}

export type RichMenu = RichMenuRequest & { id: string; image?: { type: string; bytes: Uint8Array<ArrayBuffer> } }

export type RichMenus = {
  create(request: RichMenuRequest): RichMenu
  find(id: string): RichMenu | undefined
  remove(id: string): boolean
  all(): readonly RichMenu[]
  defaultId?: string
}

/** LINE keeps 1,000 per account; with pictures of up to 1 MB each a simulator keeps 100. */
export const mostRichMenus = 100

export const createRichMenus = (): RichMenus => {
  const menus = boundedMap<string, RichMenu>(mostRichMenus)
  const all: RichMenus = {
    create: (request) => {
      const menu = { ...request, id: `richmenu-${randomBytes(16).toString('hex')}` }
      menus.set(menu.id, menu)
      return menu
    },
    find: (id) => menus.get(id),
    remove: (id) => {
      if (all.defaultId === id) delete all.defaultId
      return menus.delete(id)
    },
    all: () => [...menus.values()],
  }
  return all
}
