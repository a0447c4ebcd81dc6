import { type Office, officesByIds, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PageId } from '../domain/page.ts'
import { aroundOf } from './actions/check.ts'
import { type OpenedPage, openPage } from './actions/own.ts'
import { type Finding, lint } from './lint/index.ts'
import { type Edition, latestVersions, type Version, writersOf } from './store/editions.ts'
import { previewEnd } from './store/previews.ts'
import { type Step, stepsOf } from './store/steps.ts'

export type LanguageView = Version & { findings: readonly Finding[] }

export type PageView = OpenedPage & {
  office: Office | undefined
  /** What is being written, or else what is public. */
  shown: Edition | undefined
  languages: readonly LanguageView[]
  /** The Japanese that is public, where another one is being written. */
  publicVersions: readonly Version[]
  /** Whether the reader wrote or handed in what is open, and so does not approve it. */
  isOwnWork: boolean
  steps: readonly Step[]
  names: ReadonlyMap<StaffId, string>
  previewEnds: Temporal.Instant | undefined
  today: Temporal.PlainDate
}

/** Everything that the page of a page shows to this member; another office's is not there. */
export async function pageView(tx: Tx, house: House, staff: Staff, id: PageId): Promise<PageView> {
  const opened = await openPage(tx, house, staff, id)
  const { page, open, published } = opened
  const shown = open ?? published
  const versions = shown ? await latestVersions(tx, shown.id) : []
  const around = await aroundOf(tx, house, page.slug)
  const steps = await stepsOf(tx, id)
  const people = [
    ...steps.map(({ by }) => by),
    ...versions.flatMap(({ savedBy, confirmedBy }) => [savedBy, confirmedBy]),
  ]
  const offices = await officesByIds(tx, [page.officeId])
  return {
    ...opened,
    office: offices.get(page.officeId),
    shown,
    languages: versions.map((version) => ({
      ...version,
      findings: shown ? lint({ ...version, ...shown }, around) : [],
    })),
    publicVersions: open && published ? await latestVersions(tx, published.id) : [],
    isOwnWork:
      open !== undefined && (open.submittedBy === staff.staffId || (await writersOf(tx, open.id)).has(staff.staffId)),
    steps,
    names: await staffNames(tx, [...new Set(people.filter((one) => one !== null))]),
    previewEnds: open && (await previewEnd(tx, open.id, house.clock.now())),
    today: house.clock.today(),
  }
}
