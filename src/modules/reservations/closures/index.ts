import type { Lang } from '#platform/i18n/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { readPlaces } from '../places/profile/load.ts'
import { drawRevocationLetter } from './actions/letter.ts'
import { nextOfferDue, settleClosures, settleOne } from './actions/settle.ts'
import { dataMap } from './data-map.ts'
import { closureNotices } from './notices.ts'
import { closuresPath } from './pages/say.ts'
import { closurePermissions, permissions } from './permissions.ts'
import { deskReservationRoutes } from './routes/desk-reservation.tsx'
import { officialRoutes } from './routes/official.tsx'
import { weatherRoutes } from './routes/weather.tsx'
import { offerRoutes } from './routes/offer.tsx'
import { closureRoutes, oneClosureRoutes } from './routes/staff.tsx'
import { staffTexts } from './text/staff.ts'

const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

const offices = new WeakMap<House['config'], readonly string[]>()

/** Of the facilities that the profile names: their menus have the entry. */
function officesOf({ config }: House): readonly string[] {
  const known = offices.get(config) ?? [
    ...new Set((readPlaces({ config })?.facilities ?? []).map(({ office }) => office)),
  ]
  offices.set(config, known)
  return known
}

/** What takes places away from people: 休館, 天候, 公用, and the revocation of an approval. */
export const closures = {
  navigation: (house) =>
    officesOf(house).length === 0
      ? []
      : [
          {
            audience: 'staff',
            href: closuresPath,
            label: inEvery(staffTexts.title),
            permission: closurePermissions.read,
            offices: officesOf(house),
            order: 63,
          },
        ],
  routes: (app, house) => {
    offerRoutes(app, house)
    closureRoutes(app, house)
    weatherRoutes(app, house)
    officialRoutes(app, house)
    deskReservationRoutes(app, house)
    oneClosureRoutes(app, house)
  },
  permissions,
  tasks: { 'reservations.settle-closure': settleOne, 'reservations.revocation-letter': drawRevocationLetter },
  sweeps: { 'reservations.settle-closures': settleClosures },
  nextDue: nextOfferDue,
  noticeKinds: closureNotices,
  dataMap,
} satisfies Partial<Module>
