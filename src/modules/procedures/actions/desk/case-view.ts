import { type PaymentSummary, paymentOf } from '#modules/payments/index.ts'
import {
  findPerson,
  householdOf,
  mailingAddress,
  needsCheck,
  officesByIds,
  outsidePerson,
  personNames,
  staffNames,
} from '#modules/people/index.ts'
import { findSignature, type Signature } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { missingGlyphs } from '#platform/documents/index.ts'
import type { OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type CaseCheck, type CheckFacts, checkCase, type Standing } from '../../domain/desk/case-checks.ts'
import { outsideOf, piecesAsked } from '../../domain/desk/outside-paper.ts'
import { isSamePerson, saidToLiveTogether } from '../../domain/desk/together.ts'
import type { StatedReason } from '../../domain/desk/case-rights.ts'
import { askableRows, askables, paperKey } from '../../domain/correction/askable.ts'
import { contentHash, sameHash } from '../../domain/answers/content-hash.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import type { Words } from '../../domain/definition/words.ts'
import { selfFields, withAboutYou } from '../../guests/about-you.ts'
import { receivedItem } from '../../portal/wire.ts'
import { keptAnswers } from '../../store/answers.ts'
import { findApplication } from '../../store/applications.ts'
import {
  authorisedSubjects,
  type CaseEvent,
  type CaseRow,
  type Correction,
  caseEvents,
  correctionsOf,
} from '../../store/desk/cases.ts'
import { type Certificate, certificateOfCase } from '../../store/desk/certificates.ts'
import { type NumberCorrection, numberCorrections, numbersOfPaper } from '../../store/desk/outside-papers.ts'
import type { LetterText } from '../../letter-texts/domain.ts'
import { textsForCase } from '../../letter-texts/store.ts'
import { itemOfCase } from '../../store/portal/items.ts'
import { actingOf } from '../reception/compare.ts'
import { agreementOf } from '../../agreements/store.ts'
import { receptionOf } from '../../store/reception/receptions.ts'
import { desk } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { type Case, contentOf, loadCase } from '../load-case.ts'
import { thumbnailsOf } from '#platform/files/index.ts'
import { referredBy } from '../references.ts'
import { type AnswerLine, answerLines, type AnswerTable, answerTables, type LineReading } from './answer-lines.ts'

/** A question, or what may be done with the rows of a group. */
type AskedThing = { key: string; label: Words }

/** Everything that the case's screen shows; names are already looked up. */
export type CaseView = {
  row: CaseRow
  definition: Definition
  /** `needsCheck`: before anybody is told or given anything, the desk that keeps the register is asked. */
  applicant: { name: string; address: string | undefined; needsCheck: boolean }
  subjects: readonly string[]
  lines: readonly AnswerLine[]
  /** The groups among the lines. */
  tables: readonly AnswerTable[]
  /** Why who answers so cannot have it, and the last day for filing, where the law sets them. */
  law: { refusal: string | undefined; lastDay: Temporal.PlainDate | undefined; isLate: boolean }
  payment: PaymentSummary | undefined
  /** When the other adult of the household took back what they had agreed to. */
  agreementWithdrawnAt: Temporal.Instant | null
  signature: Signature | undefined
  checks: readonly CaseCheck[]
  events: readonly (CaseEvent & { staffName: string | undefined; toName: string | undefined })[]
  corrections: readonly Correction[]
  /** Of the papers that answered a 補正. */
  pictures: ReadonlyMap<string, Uint8Array>
  /** What may be asked again, without what is being asked. */
  askables: readonly AskedThing[]
  isAskedForPaper: boolean
  /** Texts of the office that can be put into its forms. */
  letterTexts: readonly LetterText[]
  /** What the desk calls a thing that was asked for. */
  askedLabel: (key: string) => string
  kept: Readonly<Record<string, unknown>>
  /** What names and references among the answers are. */
  reading: LineReading
  certificate: Certificate | undefined
  /** What another system prints for this case: how many pieces, and their numbers once they are recorded. */
  outside:
    | { pieces: number; numbers: readonly string[]; corrections: readonly (NumberCorrection & { byName: string })[] }
    | undefined
  staffName: (id: StaffId | null) => string
  /** Where it is written down how it came; missing for the web, and for who may not look there. */
  arrivalHref: string | undefined
  /** Under whose mandate on record somebody else brought it, and whether that stood on the day of arrival and stands now. */
  acting: Awaited<ReturnType<typeof actingOf>>
  /** Who filed it online for the person, by name. */
  filer: string | undefined
  /** The reason under which it was opened, when one had to be stated: its papers are opened under the same. */
  stated: StatedReason | undefined
}

/** Reads the case for who has opened it. Nothing beyond what the work needs: no household member who is not asked for. */
export async function caseView(
  tx: Tx,
  house: House,
  row: CaseRow,
  staff: readonly StaffId[],
  stated?: StatedReason,
): Promise<CaseView> {
  const published = parseDefinition(row.definition)
  const definition = row.isGuest ? withAboutYou(published) : published
  const authorised = await authorisedSubjects(tx, row.id)
  const household = await householdOf(tx, row.applicantPersonId)
  const names = await personNames(tx, [
    row.applicantPersonId,
    ...(row.filerPersonId ? [row.filerPersonId] : []),
    ...authorised,
  ])
  const nameOf = (id: PersonId) => names.get(id) ?? '（住民記録なし）'
  const kept = await keptAnswers(tx, row.id)
  const referred = await referredBy(tx, definition, { personId: row.applicantPersonId, applicationId: row.id, kept })
  const now = await caseNow(tx, house, row)
  const arrival = await arrivalOf(tx, house, row)
  const isMarked = (await needsCheck(tx, [row.applicantPersonId, ...authorised])).size > 0
  const reading = { nameOf, referred, hidesPlaces: isMarked }
  const events = await caseEvents(tx, row.id)
  const corrections = await correctionsOf(tx, row.id)
  const certificate = await certificateOfCase(tx, row.id)
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  const signature = await findSignature(tx, {
    kind: 'procedures.application',
    id: row.id,
    contentHash: row.contentHash,
  })
  const people = await staffNames(tx, [
    ...staff,
    ...events.flatMap(({ staffId, to }) => [staffId ?? [], (to ?? []) as StaffId[]].flat()),
    ...(row.assigneeId ? [row.assigneeId] : []),
  ])
  const offices = await officesByIds(
    tx,
    events.flatMap(({ to }) => (to ?? []) as OfficeId[]),
  )
  const waiting = corrections.flatMap(({ fields, answeredAt }) => (answeredAt ? [] : fields))
  const all: AskedThing[] = [...askables(definition, kept), ...askableRows(definition)]
  return {
    row,
    definition,
    applicant: {
      name: nameOf(row.applicantPersonId),
      address: isMarked ? undefined : (await mailingAddress(tx, row.applicantPersonId, house.clock.today()))?.address,
      needsCheck: isMarked,
    },
    subjects: authorised.map(nameOf),
    // Who a guest is stands above, as everybody's name and address do.
    lines: answerLines(definition, kept, reading).filter(({ fieldId }) => !whoTheyAre.includes(fieldId)),
    tables: answerTables(definition, kept, reading),
    law: now ? lawOf(now) : { refusal: undefined, lastDay: undefined, isLate: false },
    payment,
    agreementWithdrawnAt: (await agreementOf(tx, row.id))?.withdrawnAt ?? null,
    signature,
    arrivalHref: arrival.href && `${arrival.href}${stated ? `?reason=${stated}` : ''}`,
    acting: arrival.acting,
    filer: row.filerPersonId ? nameOf(row.filerPersonId) : undefined,
    checks: checkCase({
      channel: row.channel,
      ...arrival.facts,
      asksSignature: definition.signature,
      applicant: row.applicantPersonId,
      hasSignature: signature?.accountId === row.accountId || !definition.signature,
      signedHashMatches: sameHash(row.contentHash, now ? contentHash(contentOf(now)) : null),
      subjects: definition.subjects && authorised,
      together: saidToLiveTogether(definition, kept).map((person) => ({
        isInHousehold: household.some((member) => isSamePerson(member, person)),
      })),
      household: household.map(({ personId }) => personId),
      standing: await standingOf(tx, row.applicantPersonId),
      payment,
      feeTotal: row.feeTotal,
      now: house.clock.now(),
      missingGlyphs: printsOutside(definition, row) ? undefined : missingGlyphs([...names.values()].join('')),
    }),
    events: events.map((event) => ({
      ...event,
      staffName: event.staffId ? people.get(event.staffId) : undefined,
      toName: event.to ? (people.get(event.to as StaffId) ?? offices.get(event.to as OfficeId)?.name) : undefined,
    })),
    corrections,
    pictures:
      isMarked || !corrections.some(({ fileId }) => fileId)
        ? new Map()
        : await thumbnailsOf(tx, { kind: 'procedures.application', id: row.id }),
    askables: all.filter(({ key }) => !waiting.includes(key)),
    isAskedForPaper: waiting.includes(paperKey),
    letterTexts: await textsForCase(tx, row.id, house.clock.today()),
    askedLabel: (key) => askedLabel(all, key),
    kept,
    reading,
    certificate,
    outside: outsideOf(definition) && {
      pieces: piecesAsked(definition, kept),
      numbers: certificate ? await numbersOfPaper(tx, certificate.id) : [],
      // Who corrected it stands in the events too, so that their name is known.
      corrections: (certificate ? await numberCorrections(tx, certificate.id) : []).map((one) => ({
        ...one,
        byName: people.get(one.by) ?? '',
      })),
    },
    stated,
    staffName: (id) => (id ? (people.get(id) ?? '') : ''),
  }
}

// A letter of a decision is ours also where a card of another system goes with it.
const printsOutside = (definition: Definition, { kind }: CaseRow): boolean =>
  kind === 'certificate-request' && outsideOf(definition) !== undefined
function askedLabel(all: readonly AskedThing[], key: string): string {
  if (key === paperKey) return desk.caseFile.askPaper
  const asked = all.find((one) => one.key === key)
  return asked ? plainWords(asked.label) : key
}

type Arrival = {
  facts: Pick<CheckFacts, 'typing' | 'signedAtPortal'>
  href: string | undefined
  acting?: CaseView['acting']
}

const whoTheyAre: readonly string[] = [selfFields.name, selfFields.postcode, selfFields.address]

async function standingOf(tx: Tx, id: PersonId): Promise<Standing> {
  if (await findPerson(tx, id)) return 'resident'
  return (await outsidePerson(tx, id)) ? 'outside' : 'gone'
}

/** How it came, where it did not come through the web. */
async function arrivalOf(
  tx: Tx,
  house: House,
  { id, channel, procedure, mandateId, submittedAt }: CaseRow,
): Promise<Arrival> {
  if (channel === 'web')
    return {
      facts: { typing: undefined, signedAtPortal: false },
      href: undefined,
      acting: await actingOf(tx, house, procedure, { mandateId, receivedOn: wardDate(submittedAt) }),
    }
  const reception = await receptionOf(tx, id)
  const item = channel === 'mynaportal' ? await itemOfCase(tx, id) : undefined
  return {
    facts: {
      typing: reception && (reception.checkedBy ? 'compared' : 'open'),
      signedAtPortal: receivedItem.safeParse(item?.received).data?.applicant.signed ?? false,
    },
    acting: reception && (await actingOf(tx, house, procedure, reception)),
    href: reception ? `/staff/receptions/${id}` : item && `/staff/portal/${item.id}`,
  }
}

// Over what the answers and the register say today, so that nothing changed unseen since the card signed it.
async function caseNow(tx: Tx, house: House, row: CaseRow): Promise<Case | undefined> {
  const application = await findApplication(tx, row.id)
  return application && loadCase(tx, house, application)
}

/** What the law says about these answers: who cannot have it, and by when it had to be filed. */
function lawOf({ way, today, lastDay }: Case): CaseView['law'] {
  return {
    refusal: way.refusal && plainWords(way.refusal.rule.says),
    lastDay,
    isLate: lastDay !== undefined && Temporal.PlainDate.compare(today, lastDay) > 0,
  }
}
