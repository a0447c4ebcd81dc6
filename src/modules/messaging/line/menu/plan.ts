import { createHash } from 'node:crypto'
import type { messagingApi } from '@line/bot-sdk'
import type { House } from '#platform/module/index.ts'
import { writePostback } from '../domain/postback.ts'
import { drawingVersion, drawMenu } from './draw.ts'
import { cells, size } from './layout.ts'
import { type MenuArea, type MenuProfile, menuProfile } from './profile.ts'

export const variants = ['unlinked', 'linked'] as const
export type Variant = (typeof variants)[number]

export type MenuPlan = {
  variant: Variant
  /** Changes with everything that is seen or opened. */
  hash: string
  request: messagingApi.RichMenuRequest
  draw: () => Promise<Buffer>
}

/** Names of our menus at LINE begin so; others are left alone. */
export const ourMenus = 'madoguchi-'

/** The menus that ought to stand at LINE; none where the profile has none. */
export function plannedMenus(house: House): MenuPlan[] {
  const profile = menuProfile(house)
  return profile ? variants.map((variant) => planOf(house, profile, variant)) : []
}

function planOf({ config }: House, profile: MenuProfile, variant: Variant): MenuPlan {
  const areas = areasOf(profile, variant)
  const request = {
    size,
    selected: true,
    chatBarText: profile.bar,
    areas: areas.map((area, index) => ({
      bounds: cells[index] ?? { x: 0, y: 0, width: 1, height: 1 },
      action: actionOf(area, config.publicUrl),
    })),
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([drawingVersion, profile.colours, areas, request]))
    .digest('hex')
  return {
    variant,
    hash,
    request: { ...request, name: `${ourMenus}${variant}-${hash.slice(0, 16)}` },
    draw: () => drawnOnce(hash, () => drawMenu(profile, areas, variant === 'unlinked' ? profile.unlinked : undefined)),
  }
}

const pictures = new Map<string, Promise<Buffer>>()

/** The same content is the same picture; the two that stand are kept. */
function drawnOnce(hash: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const picture = pictures.get(hash) ?? draw()
  pictures.delete(hash)
  pictures.set(hash, picture)
  for (const old of [...pictures.keys()].slice(0, -variants.length)) pictures.delete(old)
  return picture
}

const areasOf = ({ areas, unlinked }: MenuProfile, variant: Variant): MenuArea[] =>
  areas.map((area) => (variant === 'unlinked' && 'ask' in area.opens && area.opens.ask === 'choose' ? unlinked : area))

function actionOf({ label, opens }: MenuArea, publicUrl: string): messagingApi.Action {
  return 'path' in opens
    ? { type: 'uri', label, uri: `${publicUrl}${opens.path}` }
    : { type: 'postback', label, data: writePostback({ do: opens.ask }), displayText: label }
}
