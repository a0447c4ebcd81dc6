import { signInNotices } from '#platform/auth/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { accessRecords } from './access/desk.ts'
import { beginAwaitedMoves, nextAwaited } from './actions/begin-awaited.ts'
import { endInterruptedImports } from './actions/end-interrupted.ts'
import { api, openApi } from './api.ts'
import { dataMap } from './data-map.ts'
import { personalFiles } from './personal-files.ts'
import { directory } from './directory/index.tsx'
import { emergencyDesk } from './emergency/desk.ts'
import { personSearch } from './person-search.ts'
import { protectionDesk } from './protection/desk.ts'
import { recordDesk } from './record-desk.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { signIn } from './sign-in.ts'
import { workforce } from './workforce/index.ts'
import { peopleTexts } from './text/index.ts'

export { personOfCertificate } from './certificate-match.ts'
export type { CardMatch, FourItems } from './domain/match-card.ts'
export { type BirthDate, dayForAge, sayBirth } from './domain/birth.ts'
export {
  type CertificateFacts,
  certificateFacts,
  findPerson,
  hasLeft,
  homeOf,
  type HouseholdMember,
  householdOf,
  type MailingAddress,
  mailingAddress,
  type OutsidePerson,
  outsidePerson,
  paperAddress,
  type Person,
  type RegisteredAddress,
  registeredAddress,
  sameHousehold,
} from './register.ts'
export {
  destroyVisitors,
  forgetVisitors,
  registerVisitor,
  type VisitorFacts,
  welcomeVisitor,
} from './actions/visitors.ts'
export {
  type ActingAs,
  type ActingChoice,
  actingChoices,
  actingGrounds,
  type Ground,
  holdMandate,
  type MayAct,
  mayActFor,
  type NotActingWhy,
} from './acting/may-act.ts'
export {
  answerInvitation,
  type DrawnUp,
  drawUpInvitation,
  invitationFor,
  ownInvitation,
  ownInvitations,
  revokeInvitation,
} from './acting/invite.ts'
export type { Invitation, InvitationId } from './acting/invitation.ts'
export { type EndedOwn, endOwnMandate } from './acting/end-own.ts'
export { type Mandate, type MandateKind, type MandateId, mandateOn, type MandateState } from './mandates/domain.ts'
export { type KnownMandate, knownMandate, mandatesOfPerson } from './mandates/known.ts'
export { nameOfMandate, sayMandateEnd, sayUnusable } from './mandates/text.ts'
export { isNamed } from './search.ts'
export { mayAskFromAfar, mayLearnAbout, needsCheck, walledSql } from './protection/wall.ts'
export type { PersonHit, PersonStanding, SearchPosition } from './domain/search/hit.ts'
export type { PersonQuery } from './domain/search/query.ts'
export { searchPersons } from './search-persons.ts'
export { type SeedProgress, seedResidents } from './seed-residents.ts'
export { endedLinkOf } from './store/accounts.ts'
export { leftSql, personOfNumber, standingOf } from './store/history.ts'
export { currentPersonId, idsOfPerson, personNames, sameIds } from './store/register.ts'
export {
  findOffice,
  type Office,
  type OfficeKind,
  officeById,
  officesByIds,
  officesByKeys,
  officesOfProcedures,
} from './store/offices.ts'
export { type Colleague, colleaguesOf, findEmployed, personOfStaff, staffNames } from './store/staff.ts'
export { type DecisionAuthority, decisionAuthority } from './workforce/decision-authority.ts'
export {
  endedOffices,
  leavers,
  namedSuccessor,
  nextChange,
  officeOfKey,
  officeOn,
  workedIn,
  worksFor,
} from './workforce/store/changes.ts'
export { officesBelow } from './workforce/store/line.ts'
export { colleaguesWithin } from './workforce/store/organisation.ts'
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
    ...directory.navigation(),
    ...personSearch.navigation,
    ...recordDesk.navigation,
    ...protectionDesk.navigation,
    ...emergencyDesk.navigation,
    ...accessRecords.navigation,
    ...workforce.navigation,
  ],
  routes: (app, house) => {
    routes(app, house)
    directory.routes(app, house)
    personSearch.routes(app, house)
    recordDesk.routes(app, house)
    protectionDesk.routes(app, house)
    emergencyDesk.routes(app, house)
    accessRecords.routes(app, house)
    workforce.routes(app, house)
  },
  api,
  openApi,
  permissions: {
    'account.read': { label: '本人の登録内容を読む', roles: [] },
    ...personSearch.permissions,
    ...recordDesk.permissions,
    ...protectionDesk.permissions,
    ...emergencyDesk.permissions,
    ...accessRecords.permissions,
    ...workforce.permissions,
  },
  sweeps: {
    'people.begin-awaited': beginAwaitedMoves,
    'people.end-interrupted-imports': endInterruptedImports,
    ...protectionDesk.sweeps,
    ...emergencyDesk.sweeps,
  },
  nextDue: nextAwaited,
  searchSources: directory.searchSources,
  signIn,
  // Ways of signing in belong to the account that this module links to the register.
  noticeKinds: signInNotices,
  sensitiveActs: ['POST /staff/people/:id/merges/:merge', 'POST /staff/people/:id/recovery'],
  dataMap,
  personalFiles,
  seed,
}

function labels(key: 'menu' | 'menuDescription'): Record<Lang, string> {
  return { ja: peopleTexts('ja')[key], easy: peopleTexts('easy')[key], en: peopleTexts('en')[key] }
}
