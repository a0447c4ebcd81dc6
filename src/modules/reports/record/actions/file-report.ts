import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { coarse, type Owner, type Place, tileOf } from '../../ground/index.ts'
import { requireCatalogue } from '../catalogue/index.ts'
import { startClock } from '../domain/clock.ts'
import { coverPersonal } from '../domain/personal-words.ts'
import {
  type AssetId,
  type AttributeAnswers,
  type Channel,
  type Publication,
  type ReportId,
  reportNumber,
  type ThemeId,
} from '../domain/report.ts'
import { routeFor } from '../domain/routing.ts'
import { insertReport, nextSerial } from '../store/reports.ts'
import { insertStep, type StepBy } from '../store/steps.ts'

/** What somebody reports, checked: the kind is one of the profile's, the place is inside or near the border. */
export type NewReport = {
  category: string
  channel: Channel
  place: Place
  town: string
  placeText?: string | undefined
  owner: Owner
  description: string
  attributes?: AttributeAnswers | undefined
  reporter?: PersonId | undefined
  clientId?: string | undefined
  /** How somebody outside wants to be reached, sealed. */
  contact?: Buffer | undefined
  wantsPrivate?: boolean | undefined
  /** Near somebody's home: shown within about 100 m. */
  nearHome?: boolean | undefined
  themeId?: ThemeId | undefined
  assetId?: AssetId | undefined
}

export type Filed = { id: ReportId; number: ReceiptNumber }

/**
 * Takes a report in: number, office, service clock, first step, event and audit, in the caller's transaction. Whether the
 * actor may report, and how often, is the caller's to ask before.
 */
export async function fileReport(tx: Tx, house: House, actor: Actor, report: NewReport): Promise<Filed> {
  const catalogue = requireCatalogue(house)
  const category = catalogue.categories.get(report.category)
  if (!category) throw new Error('a report of an unknown kind')
  const now = house.clock.now()
  const today = wardDate(now)
  const { office: officeKey } = routeFor(catalogue, { category, owner: report.owner, town: report.town })
  const office = (await findOffice(tx, officeKey, today)) ?? (await findOffice(tx, catalogue.settings.office, today))
  if (!office) throw new Error(`no office "${officeKey}" and none for the rest`)
  const isCoarse = category.isCoarse || report.nearHome === true
  const shownPosition = isCoarse ? coarse(report.place) : report.place
  const number = reportNumber(await nextSerial(tx), now)
  const { dueOn } = startClock(wardCalendar(house.profile), today, category.targetDays)
  const id = await insertReport(tx, {
    number,
    kind: category.kind,
    category: category.code,
    themeId: report.themeId,
    assetId: report.assetId,
    channel: report.channel,
    position: report.place,
    shownPosition,
    isCoarse,
    tile: tileOf(shownPosition),
    town: report.town,
    placeText: report.placeText,
    owner: report.owner,
    description: report.description,
    attributes: report.attributes ?? {},
    shownTitle: plainText(category.title.ja, house.profile.words.ja),
    shownText: coverPersonal(report.description),
    reporterPersonId: report.reporter,
    clientId: report.clientId,
    contact: report.contact,
    wantsPrivate: report.wantsPrivate === true,
    officeId: office.id,
    publication: publicationAtFirst(catalogue.settings.publish, category.isPrivate || report.wantsPrivate === true),
    filedAt: now,
    dueOn,
  })
  await insertStep(tx, id, { kind: 'filed', to: 'received', at: now, by: byOf(actor, report.reporter) })
  await emit(tx, {
    type: 'reports.filed',
    subjectKind: 'reports.report',
    subjectId: id,
    data: { category: category.code },
  })
  await recordAudit(tx, {
    actor,
    action: 'reports.report.file',
    subject: { kind: 'reports.report', id },
    ...(report.reporter && { personId: report.reporter, reason: 'own' as const }),
  })
  return { id, number }
}

function publicationAtFirst(publish: 'at-once' | 'after-look', isPrivate: boolean): Publication {
  if (isPrivate) return 'private'
  return publish === 'at-once' ? 'partial' : 'unconfirmed'
}

function byOf(actor: Actor, reporter: PersonId | undefined): StepBy {
  switch (actor.kind) {
    case 'resident':
      return { kind: 'reporter', personId: reporter ?? actor.personId }
    case 'staff':
      return { kind: 'staff', staffId: actor.staffId }
    default:
      return reporter ? { kind: 'reporter', personId: reporter } : { kind: 'system' }
  }
}
