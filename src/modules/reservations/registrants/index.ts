import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { followRegister } from './actions/follow-register.ts'
import { forgetInvited, sendInvitationMail } from './actions/invite-by-mail.ts'
import { drawRegistrantLetter } from './actions/letter.ts'
import { endLapsed, followSuspensions, nextDayOfRegistrants, warnOfEnds } from './actions/sweeps.ts'
import { registrantAgenda } from './agenda.ts'
import { dataMap } from './data-map.ts'
import { registrantNotices } from './notices.ts'
import { permissions, registrantPermissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { registrantRules } from './profile.ts'
import { residentRoutes } from './routes/resident.tsx'
import { staffRoutes } from './routes/staff.tsx'
import { seed } from './seed.ts'
import { registrantTexts } from './text/index.ts'
import { staffTexts } from './text/staff.ts'

export { factsFor, factsOf } from './actions/counting.ts'
export { asMember, registrantsOf, statesOn, type VerifiedResident } from './actions/membership.ts'
export type { HeldRegistration, Registrant, RegistrantId, RegistrantRight } from './domain/registrant.ts'
export type { ActingRegistrant } from './require-registrant.ts'
export type { RegistrantFacts } from '../rules/index.ts'
export { findRegistrant } from './store/registrants.ts'
export { memberIdsOf, membersOfEach } from './store/member-ids.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: registrantTexts('ja')[key],
  easy: registrantTexts('easy')[key],
  en: registrantTexts('en')[key],
})
const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

/** Who reserves: people and groups, registered once for every facility. */
export const registrants = {
  navigation: (house) => {
    const rules = registrantRules(house)
    if (!rules) return []
    return [
      {
        audience: 'resident',
        href: '/registrations',
        label: said('title'),
        description: said('description'),
        keywords: ['施設', '利用者登録', '団体登録', '構成員', '更新', '招待', 'サークル', 'registration', 'group'],
        order: 86,
      },
      {
        audience: 'staff',
        href: '/staff/registrants',
        label: inEvery(staffTexts.title),
        permission: registrantPermissions.read,
        offices: [rules.office],
        order: 61,
      },
    ]
  },
  routes: (app, house) => {
    residentRoutes(app, house)
    staffRoutes(app, house)
  },
  permissions,
  tasks: {
    'reservations.registrant-letter': drawRegistrantLetter,
    'reservations.invitation-mail': sendInvitationMail,
  },
  sweeps: {
    'reservations.warn-of-ends': warnOfEnds,
    'reservations.follow-suspensions': followSuspensions,
    'reservations.end-lapsed': endLapsed,
    'reservations.forget-invited': forgetInvited,
  },
  nextDue: nextDayOfRegistrants,
  consumers: { 'people.died': followRegister, 'people.moved_out': followRegister, 'people.removed': followRegister },
  noticeKinds: registrantNotices,
  agenda: registrantAgenda,
  dataMap,
  personalFiles,
  seed,
} satisfies Partial<Module>
