import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { signIn } from './sign-in.ts'
import { workforce } from './workforce/index.ts'
import { peopleTexts } from './text/index.ts'

export {
  type CertificateFacts,
  certificateFacts,
  findPerson,
  type HouseholdMember,
  householdOf,
  type Person,
  type RegisteredAddress,
  registeredAddress,
  sameHousehold,
} from './register.ts'
export { isNamed } from './search.ts'
export { personNames } from './store/register.ts'
export { findOffice, type Office, type OfficeKind, officeById, officesByIds, officesByKeys } from './store/offices.ts'
export { type Colleague, colleaguesOf, personOfStaff, staffNames } from './store/staff.ts'
export { type DecisionAuthority, decisionAuthority } from './workforce/decision-authority.ts'
export {
  endedOffices,
  leavers,
  namedSuccessor,
  nextChange,
  officeOn,
  worksFor,
} from './workforce/store/changes.ts'
export { isOfOrgan, rankOf } from './workforce/domain/rights.ts'

/** The register of residents and the workforce of the office. */
export const people: Module = {
  name: 'people',
  navigation: () => [
    {
      audience: 'resident',
      href: '/account',
      label: labels('menu'),
      description: labels('menuDescription'),
      keywords: ['登録', '個人情報', '世帯', 'サインアウト', 'ログアウト', 'マイナンバーカード', 'account', 'privacy'],
      order: 90,
    },
    ...workforce.navigation,
  ],
  routes: (app, house) => {
    routes(app, house)
    workforce.routes(app, house)
  },
  api,
  openApi,
  permissions: { 'account.read': { label: '本人の登録内容を読む', roles: [] }, ...workforce.permissions },
  signIn,
  dataMap,
  seed,
}

function labels(key: 'menu' | 'menuDescription'): Record<Lang, string> {
  return { ja: peopleTexts('ja')[key], easy: peopleTexts('easy')[key], en: peopleTexts('en')[key] }
}
