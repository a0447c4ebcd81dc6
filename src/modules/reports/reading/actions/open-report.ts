import { type Office, officesByIds } from '#modules/people/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { canBeWithdrawn, type Publication, type Report, requireCatalogue } from '../../record/index.ts'
import { type Contest, contestOf } from '../domain/contest.ts'
import { hasConfirmed, isFollowing } from '../store/following.ts'
import {
  findShown,
  mergedInto,
  type ShownPhoto,
  type ShownStep,
  shownOf,
  shownPhotos,
  shownSteps,
} from '../store/one.ts'
import { findOwn, ownPhotos, ownSteps, whyNotPublic } from '../store/own.ts'
import type { Shown } from '../store/shown.ts'
import { personsOf } from './who.ts'

/** What the reporter alone sees of their own report. */
export type OwnSide = { publication: Publication; description: string | null; reason: string | null }

export type OpenReport = {
  report: Shown
  own: OwnSide | undefined
  steps: readonly ShownStep[]
  photos: readonly ShownPhoto[]
  office: Office | undefined
  /** The number of the report that stands for it, where that one is public. */
  root: ReceiptNumber | undefined
  merged: readonly ReceiptNumber[]
  /** Who looks at it: `reader` is signed in, `nobody` is not. */
  standing: 'reporter' | 'follower' | 'reader' | 'nobody'
  contest: Contest
  hasConfirmed: boolean
  canBeEnded: boolean
}

/** A report as this person may see it: everybody what is shown, the reporter all of their own. */
export async function openReport(
  tx: Tx,
  house: House,
  number: ReceiptNumber,
  resident: Resident | undefined,
): Promise<OpenReport | undefined> {
  const persons = await personsOf(tx, resident)
  const own = persons.length > 0 ? await findOwn(tx, number, persons) : undefined
  const report = (await findShown(tx, number)) ?? (own && asShown(own))
  if (!report) return undefined
  const [root] = report.mergedInto ? await shownOf(tx, [report.mergedInto]) : []
  const follows = persons.length > 0 && !own && (await isFollowing(tx, report.id, persons))
  const { closedAt } = report
  return {
    report,
    own: own && {
      publication: own.publication,
      description: own.description,
      reason: await whyNotPublic(tx, own.id, persons),
    },
    steps: own ? await ownSteps(tx, own.id, persons) : await shownSteps(tx, report.id),
    photos: own ? await ownPhotos(tx, own.id, persons) : await shownPhotos(tx, [report.id]),
    office: (await officesByIds(tx, [report.officeId])).get(report.officeId),
    root: root?.number,
    merged: await mergedInto(tx, report.id),
    standing: own ? 'reporter' : follows ? 'follower' : resident ? 'reader' : 'nobody',
    contest: contestOf(report, requireCatalogue(house).settings, house.clock.now()),
    hasConfirmed:
      (own !== undefined || follows) && closedAt !== null && (await hasConfirmed(tx, report.id, persons, closedAt)),
    canBeEnded: own !== undefined && canBeWithdrawn(own.state),
  }
}

const asShown = (own: Report): Shown => ({
  ...own,
  lat: own.shownLat,
  lon: own.shownLon,
  title: own.shownTitle,
  text: own.shownText,
  isPartial: false,
})
