import { lastDayToFile } from '../actions/last-day-to-file.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Case, feeOfWay } from '../actions/load-case.ts'
import type { Known } from '../actions/prefill.ts'
import { nothingReferred, type Referred, referredBy } from '../actions/references.ts'
import { withoutEarlyTimes } from '../appointments/index.ts'
import { journey } from '../domain/answers/journey.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { type Definition, plainFieldsOf, groupOf } from '../domain/definition/definition.ts'
import type { Prefill } from '../domain/definition/fields.ts'
import type { Application, ApplicationId } from '../store/applications.ts'
import type { Revision } from '../store/revisions.ts'
import { practiceTexts } from '../text/practice/index.ts'
import type { PracticeHousehold } from './household.ts'
import type { PracticeRun } from './runs.ts'

/** A practice as a case, so that the real pages show it. It is in no table of requests, and nobody is asked about. */
export async function practiceCase(
  tx: Tx,
  house: House,
  { run, revision, practice, lang }: { run: PracticeRun; revision: Revision; practice: PracticeHousehold; lang: Lang },
): Promise<Case> {
  const { definition } = revision
  const { members, address } = practice
  const [self] = members
  if (!self) throw new Error('a practice household without people')
  const today = house.clock.today()
  const household = { self: self.personId, members }
  const office = await findOffice(tx, definition.office, today, definition.procedure)
  const referred = await referredInPractice(tx, definition, run, lang)
  const kept = withoutEarlyTimes(definition, run.answers, referred.times)
  const way = journey(definition, kept, household, today)
  return {
    application: unfiled(run, revision, self.personId, house.clock.now(), lang),
    ...pathsOfPractice(definition.procedure),
    revision,
    definition,
    members,
    household,
    address,
    office,
    kept,
    today,
    known: knownOfPractice(practice),
    referred,
    way,
    fee: feeOfWay(house, definition, way),
    lastDay: await lastDayToFile(tx, house, definition, way),
    // Practised on any day.
    windows: [],
  }
}

export const pathsOfPractice = (procedure: string) => ({
  place: `/practice/${procedure}`,
  start: `/practice/${procedure}`,
  leave: '/practice',
})

function unfiled(
  run: PracticeRun,
  revision: Revision,
  self: Application['applicantPersonId'],
  at: Temporal.Instant,
  lang: Lang,
): Application {
  return {
    // Of no request: only the pages' own hidden fields and hashes see it.
    id: String(run.id) as ApplicationId,
    procedure: revision.procedure,
    kind: revision.definition.kind,
    channel: 'web',
    revisionId: revision.id,
    movedFromRevisionId: null,
    applicantPersonId: self,
    filerPersonId: null,
    actingAs: null,
    mandateId: null,
    accountId: null,
    isGuest: false,
    officeId: run.id as string as Id<'office'>,
    lang,
    state: 'draft',
    outcome: null,
    contentHash: null,
    feeTotal: null,
    receiptNumber: null,
    createdAt: at,
    updatedAt: at,
    confirmedAt: null,
    submittedAt: null,
    dueOn: null,
    closedAt: null,
    version: 1,
  }
}

function knownOfPractice({ members: [self], address }: PracticeHousehold): Known {
  const facts: [Prefill, string | undefined | null][] = [
    ['name', self?.name],
    ['kana', self?.kana],
    ['birth-date', self?.birthDate.toString()],
    ['address', address.address],
    ['postcode', address.postcode],
  ]
  return new Map(facts.flatMap(([key, value]) => (value ? [[key, { value, source: 'register' as const }]] : [])))
}

/** Times are the real list, read only. Accounts and files were not kept: they are shown as what they stand for. */
async function referredInPractice(tx: Tx, definition: Definition, run: PracticeRun, lang: Lang): Promise<Referred> {
  const asksForTime = definition.pages.some((page) => page.fields.some(({ type }) => type === 'appointment'))
  const times = asksForTime ? await timesOnly(tx, definition, run) : nothingReferred.times
  const t = practiceTexts(lang)
  return {
    times,
    files: new Map(referencesOf(definition, run, 'file').map((id) => [id, t.file])),
    uploads: nothingReferred.uploads,
    pictures: nothingReferred.pictures,
    accounts: new Map(
      referencesOf(definition, run, 'bank-account').map((id) => [
        id,
        { bankCode: '0000', branchCode: '000', masked: '***0000' },
      ]),
    ),
  }
}

async function timesOnly(tx: Tx, definition: Definition, run: PracticeRun): Promise<Referred['times']> {
  const pages = definition.pages.map((page) => ({
    ...page,
    fields: page.fields.filter(({ type }) => type === 'appointment'),
  }))
  const nobody = { personId: String(run.id) as Id<'person'>, applicationId: String(run.id) as ApplicationId }
  const { times } = await referredBy(tx, { ...definition, pages }, { ...nobody, kept: run.answers })
  return times
}

function referencesOf({ pages }: Definition, { answers }: PracticeRun, type: 'file' | 'bank-account'): string[] {
  return pages.flatMap((page) => {
    const plain = plainFieldsOf(page).filter((field) => field.type === type)
    const group = groupOf(page)
    const inRows = (group?.fields ?? []).filter((field) => field.type === type)
    const rows = group ? keptGroup(answers[group.id]).rows : []
    return [
      ...plain.map((field) => answers[field.id]),
      ...rows.flatMap((row) => inRows.map((field) => row.answers[field.id])),
    ].filter((value): value is string => typeof value === 'string')
  })
}
