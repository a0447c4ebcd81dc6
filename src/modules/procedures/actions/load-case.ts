import { lastDayToFile } from './last-day-to-file.ts'
import {
  type HouseholdMember,
  holdMandate,
  homeOf,
  mayAskFromAfar,
  type Office,
  officeById,
  type RegisteredAddress,
} from '#modules/people/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { wardDate } from '#platform/time/index.ts'
import type { Household } from '../domain/answers/answer.ts'
import type { Content } from '../domain/answers/content-hash.ts'
import { withoutEarlyTimes } from '../appointments/index.ts'
import { type Definition, deliveryAsked } from '../domain/definition/definition.ts'
import { type Fee, feeFor } from '../domain/answers/fee.ts'
import { type Journey, journey, journeyToTheEnd } from '../domain/answers/journey.ts'
import { keptAnswers } from '../store/answers.ts'
import type { Application, ApplicationId } from '../store/applications.ts'
import { findOwnApplication, lockOwnApplication } from '../store/my-applications.ts'
import { type Self, selfOf, withAboutYou } from '../guests/about-you.ts'
import { type Acting, actingOf, refuseIfEnded } from '../acting/actions/acting-of.ts'
import { addedFields } from '../domain/definition/difference.ts'
import type { Words } from '../domain/definition/words.ts'
import { type Known, knownOf, knownOfGuest } from './prefill.ts'
import { type Referred, referredBy, withoutInfected } from './references.ts'
import { definitionAt, type WindowState } from '../windows/domain.ts'
import { countedMoment, windowStates } from '../windows/states.ts'
import { type Revision, revisionById } from '../store/revisions.ts'

/** Whoever asks: signed in by card and on the register, or a guest whom only their own words name. */
export type Applicant = Resident & { personId: PersonId }
/** The same where a card was asked for. What is whose is the policy's to say, not the type's. */
export type VerifiedResident = Applicant

/** An application with everything that its rules look at, as of now. */
export type Case = {
  application: Application
  /** Where its pages are: `/applications/…`, or a practice. */
  place: string
  /** Where its first page leads back to, and where one goes on another day. */
  start: string
  leave: string
  revision: Revision
  definition: Definition
  /** With names, for pages. The head of the household first. */
  members: readonly HouseholdMember[]
  household: Household
  /** Who files it for the person, by name; missing where they do it themselves. */
  acting?: Acting | undefined
  /** Who asks without a card, as they said; missing for residents. */
  guest?: { name: string; kana: string | undefined } | undefined
  address: RegisteredAddress | undefined
  office: Office | undefined
  kept: Readonly<Record<string, unknown>>
  /** Days that are asked for are bounded from here: the day of filing, today until then. */
  today: Temporal.PlainDate
  /** What need not be written again. */
  known: Known
  /** What accounts, files and times among the answers are. */
  referred: Referred
  way: Journey
  fee: Fee
  /** By when the law wants it; missing where it does not, or nobody can say yet. */
  lastDay: Temporal.PlainDate | undefined
  /** From when to when it can be filed, and the one that keeps these answers from it. */
  windows: readonly WindowState[]
  closed?: WindowState | undefined
  /** The draft went on with a newer revision: what it asks that was not asked before. */
  renewed?: { asked: readonly Words[] } | undefined
}

/** As much of a case as its rules look at: for taking an answer. Without what was answered in earlier requests. */
export type AskedCase = Pick<
  Case,
  'application' | 'revision' | 'definition' | 'members' | 'household' | 'address' | 'kept' | 'today' | 'known' | 'way'
>

/** The resident's own case, to be shown. Throws `NotFound` for anybody else's. */
export async function ownCase(tx: Tx, house: House, actor: Resident, id: ApplicationId): Promise<Case> {
  const application = await findOwnApplication(tx, actor, id)
  if (!application) throw new NotFound('application')
  await refuseIfEnded(tx, house, actor, application)
  return loadCase(tx, house, application)
}

/** The resident's own case, to be changed: nobody else changes it until the transaction ends. */
export async function lockOwnCase(tx: Tx, house: House, actor: Resident, id: ApplicationId): Promise<Case> {
  return loadCase(tx, house, await lockOwn(tx, house, actor, id))
}

/** The same, and of it only what its rules look at. */
export async function lockAskedCase(tx: Tx, house: House, actor: Resident, id: ApplicationId): Promise<AskedCase> {
  const application = await lockOwn(tx, house, actor, id)
  const asked = await loadAsked(tx, house, application)
  return { ...asked, known: await knownIn(tx, asked) }
}

async function lockOwn(tx: Tx, house: House, actor: Resident, id: ApplicationId): Promise<Application> {
  const application = await lockOwnApplication(tx, actor, id)
  if (!application) throw new NotFound('application')
  if (application.mandateId) await holdMandate(tx, application.mandateId)
  await refuseIfEnded(tx, house, actor, application)
  return application
}

export async function loadCase(tx: Tx, house: House, application: Application): Promise<Case> {
  const asked = await loadAsked(tx, house, application)
  const { definition, revision, self, way } = asked
  return {
    ...asked,
    place: `/applications/${application.id}`,
    start: `/procedures/${application.procedure}`,
    leave: '/applications',
    office: await officeById(tx, application.officeId),
    acting: await actingOf(tx, application),
    ...(self && { guest: { name: self.name ?? '', kana: self.kana } }),
    known: await knownIn(tx, asked, application.submittedAt ? undefined : application),
    fee: feeOfWay(house, definition, way),
    lastDay: await lastDayToFile(tx, house, definition, way),
    renewed: application.state === 'draft' ? await renewedBy(tx, application, revision) : undefined,
  }
}

/** The form that an application runs on: a guest says first of all who they are. */
export const definitionOf = ({ isGuest }: Pick<Application, 'isGuest'>, { definition }: Revision): Definition =>
  isGuest ? withAboutYou(definition) : definition

export const dayOf = (house: House, { submittedAt }: Pick<Application, 'submittedAt'>): Temporal.PlainDate =>
  submittedAt ? wardDate(submittedAt) : house.clock.today()

async function loadAsked(tx: Tx, house: House, application: Application) {
  const revision = await revisionById(tx, application.revisionId)
  const published = definitionOf(application, revision)
  const personId = application.applicantPersonId
  const home = await homeOf(tx, personId)
  const { members } = home
  const all = await keptAnswers(tx, application.id)
  const self = application.isGuest ? selfOf(all) : undefined
  // Windows bind who files online, and tell the clerk of what arrived outside them.
  const windows = await windowStates(
    tx,
    house,
    published,
    application.submittedAt ?? countedMoment(house, application, published, all),
  )
  const { definition, windowOf } = definitionAt(published, windows)
  // Only who is still asking, online, can be told to go elsewhere.
  const isAsking = application.channel === 'web' && !application.submittedAt
  const household = {
    self: personId,
    members,
    ...(self && { isGuest: true }),
    ...(!isAsking && { takesAnybody: true }),
  }
  const today = dayOf(house, application)
  const referred = await referredBy(tx, definition, { personId, applicationId: application.id, kept: all })
  // What was filed stays as it was filed.
  const kept = application.submittedAt
    ? all
    : withoutInfected(definition, withoutEarlyTimes(definition, all, referred.times), referred)
  const way = (isAsking ? journey : journeyToTheEnd)(definition, kept, household, today)
  const address = self ? addressSaid(self) : home.address
  return {
    application,
    revision,
    definition,
    members,
    household,
    address,
    self,
    kept,
    today,
    referred,
    way,
    windows,
    closed: way.refusal && windowOf.get(way.refusal.rule),
  }
}

async function knownIn(
  tx: Tx,
  { application, definition, members, address, self }: Awaited<ReturnType<typeof loadAsked>>,
  draft?: Application,
): Promise<Known> {
  if (self) return knownOfGuest(definition, self)
  const { applicantPersonId: personId, filerPersonId } = application
  const member = members.find((one) => one.personId === personId)
  return knownOf(tx, definition, { member, address, writer: filerPersonId ?? personId, draft })
}

async function renewedBy(
  tx: Tx,
  { movedFromRevisionId: from }: Application,
  revision: Revision,
): Promise<Case['renewed']> {
  if (!from) return undefined
  const { plain, inRows } = addedFields((await revisionById(tx, from)).definition, revision.definition)
  return { asked: [...plain, ...[...inRows.values()].flat()].map(({ label }) => label) }
}

function addressSaid({ postcode, address }: Self): RegisteredAddress | undefined {
  return postcode && address ? { postcode, address, lines: [address] } : undefined
}

export const feeOfWay = (house: House, definition: Definition, way: Journey): Fee =>
  feeFor(definition, way, (key) => feeOf(house.profile, key), house.profile.exemptions)

/** What is confirmed, signed and paid for, from the register and the answers as they are now. */
export function contentOf({ application, revision, definition, members, address, way, fee }: Case): Content {
  const isPosted = asksForPost(definition, way)
  return {
    procedure: application.procedure,
    revision: revision.number,
    applicationId: application.id,
    applicant: application.applicantPersonId,
    ...(application.filerPersonId && { filer: application.filerPersonId, actingAs: application.actingAs }),
    answers: way.answers,
    subjects: members
      .filter((member) => way.subjects.includes(member.personId))
      .map(({ personId, name, isForeign }) => ({ personId, name, isForeign })),
    address: isPosted && address ? `${address.postcode} ${address.lines.join(' ')}` : '',
    fee,
  }
}

/** Everything is answered and the register still carries it. */
export const isComplete = ({ way, definition, address }: Case): boolean =>
  !way.next && way.subjects.length > 0 && (!asksForPost(definition, way) || address !== undefined)

/** Nobody on the paper has to be looked at by the office first; a request without a paper about people always may. */
export const isOpenFromAfar = async (tx: Tx, { definition, way }: Case): Promise<boolean> =>
  definition.subjects === undefined || (await mayAskFromAfar(tx, way.subjects))

/** Where the procedure does not ask, the letters of the decision know their own way. */
const asksForPost = (definition: Definition, way: Journey): boolean =>
  definition.delivery !== undefined && deliveryAsked(definition, way.answers) === 'post'
