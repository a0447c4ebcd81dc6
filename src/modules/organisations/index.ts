import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { clientHolder } from './actions/clients.ts'
import { endWithRecord } from './actions/follow-register.ts'
import { warnOfTokens } from './actions/warn-tokens.ts'
import { agenda } from './agenda.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { noticeKinds } from './notices.ts'
import { deskPermissions, permissions } from './permissions.ts'
import { clientRoutes } from './routes/clients.tsx'
import { residentRoutes } from './routes/resident.tsx'
import { staffClientRoutes } from './routes/staff-clients.tsx'
import { staffRoutes } from './routes/staff.tsx'
import { seed } from './seed.ts'
import { organisationTexts } from './text/index.ts'
import { staffTexts } from './text/staff.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: organisationTexts('ja')[key],
  easy: organisationTexts('easy')[key],
  en: organisationTexts('en')[key],
})
const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

export {
  lockAsMember,
  type Membership,
  mayRepresent,
  organisationActs,
  organisationsOf,
  personsWithRight,
} from './actions/membership.ts'
export { namesOfOrganisations } from './store/organisations.ts'
export { ActingBand } from './pages/acting-band.tsx'
export { type ActingMember, requireMember } from './require-member.ts'
export { findOrganisation, type InvoiceIssuer, invoiceIssuer } from './store/organisations.ts'

/** Groups that act in a name of their own: members, roles, terms, and the programs that call for them. */
export const organisations: Module = {
  name: 'organisations',
  navigation: ({ profile }) => [
    {
      audience: 'resident',
      href: '/organisations',
      label: said('title'),
      description: said('description'),
      keywords: ['町会', '自治会', 'NPO', '商店会', '学校', '指定管理者', '団体', '招待', '代表', 'organisation'],
      order: 85,
    },
    {
      audience: 'staff',
      href: '/staff/organisations',
      label: inEvery(staffTexts.title),
      permission: deskPermissions.read,
      offices: Object.values(profile.organisationOffices),
      order: 60,
    },
    {
      audience: 'staff',
      href: '/staff/clients',
      label: inEvery(staffTexts.clients),
      permission: deskPermissions.clients,
      order: 85,
    },
    {
      audience: 'staff',
      href: '/staff/office-clients',
      label: inEvery(staffTexts.officeClients),
      permission: deskPermissions.keepClients,
      order: 86,
    },
  ],
  routes: (app, house) => {
    residentRoutes(app, house)
    clientRoutes(app, house)
    staffRoutes(app, house)
    staffClientRoutes(app, house)
  },
  api,
  openApi,
  problems: {
    client_only: {
      ja: 'ここは、団体か課のプログラムのトークンだけが使えます。',
      en: 'Only a token of a program of an organisation or office may be used here.',
    },
    other_client_only: { ja: 'このプログラムには、ここは使えません。', en: 'This program may not call this.' },
  },
  permissions,
  sensitiveActs: [
    'POST /organisations/:id/clients/:client/tokens',
    'POST /staff/office-clients/:office/:client/tokens',
    'POST /staff/organisations/:id/representative-code',
  ],
  sweeps: { 'organisations.warn-of-tokens': warnOfTokens },
  consumers: { 'people.died': endWithRecord, 'people.moved_out': endWithRecord, 'people.removed': endWithRecord },
  noticeKinds,
  agenda,
  signIn: { clientHolder },
  dataMap,
  personalFiles,
  seed,
}
