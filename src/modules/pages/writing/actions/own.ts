import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { EditionState, PageId } from '../../domain/page.ts'
import { pagePermissions } from '../permissions.ts'
import { pageRules } from '../profile.ts'
import { currentEditions, type Edition, lockPage } from '../store/editions.ts'
import { findPage, type Page } from '../store/pages.ts'
import { insertStep, type StepKind } from '../store/steps.ts'

export type Right = keyof typeof pagePermissions

export function requireRight(staff: Staff, right: Right): void {
  if (!staff.permissions.has(pagePermissions[right])) throw new Forbidden('permission_missing', pagePermissions[right])
}

/** Whether a member is of the office that looks at every page. */
export async function isOfPublicRelations(tx: Tx, house: House, staff: Staff): Promise<boolean> {
  const { publicRelations } = pageRules(house)
  if (!publicRelations || !staff.permissions.has(pagePermissions.look)) return false
  const office = await findOffice(tx, publicRelations, house.clock.today())
  return office !== undefined && ownOffices(staff).includes(office.id)
}

/** What a member may do with a page. */
export type Standing = { isOwn: boolean; looks: boolean; writes: boolean; approves: boolean }

export async function standingTo(tx: Tx, house: House, staff: Staff, page: Pick<Page, 'officeId'>): Promise<Standing> {
  const isOwn = ownOffices(staff).includes(page.officeId)
  return {
    isOwn,
    looks: await isOfPublicRelations(tx, house, staff),
    writes: isOwn && staff.permissions.has(pagePermissions.write),
    approves: isOwn && staff.permissions.has(pagePermissions.approve),
  }
}

export type OpenedPage = { page: Page; open: Edition | undefined; published: Edition | undefined; standing: Standing }

/** The page with what is written and what is public of it. Another office's is not there, except to 広報担当. */
export async function openPage(tx: Tx, house: House, staff: Staff, id: PageId): Promise<OpenedPage> {
  const page = await findPage(tx, id)
  if (!page) throw new NotFound('page')
  const standing = await standingTo(tx, house, staff, page)
  if (!standing.isOwn && !standing.looks) throw new NotFound('page')
  return { page, standing, ...(await currentEditions(tx, id)) }
}

/** As `openPage`, kept from others until the transaction is over. */
export async function lockedPage(tx: Tx, house: House, staff: Staff, id: PageId): Promise<OpenedPage> {
  await lockPage(tx, id)
  return openPage(tx, house, staff, id)
}

/** As `lockedPage`, for who writes the office's pages; 広報担当 of another office sees and does not write. */
export async function lockedForWriting(tx: Tx, house: House, staff: Staff, id: PageId): Promise<OpenedPage> {
  requireRight(staff, 'write')
  const opened = await lockedPage(tx, house, staff, id)
  if (!opened.standing.isOwn) throw new Forbidden('page_of_another_office')
  return opened
}

/** The open edition in this state, of a page that still lives; `Conflict` when somebody has moved it on. */
export function requireOpen({ page, open }: OpenedPage, ...states: EditionState[]): Edition {
  if (page.withdrawnAt) throw new Conflict('page_withdrawn')
  if (!open || !states.includes(open.state)) throw new Conflict('moved_on')
  return open
}

/** What was done, for the page's course and for the audit. */
export async function note(
  tx: Tx,
  house: House,
  staff: Staff,
  what: {
    step: StepKind
    verb: string
    page: Pick<Page, 'id'>
    edition?: Edition | undefined
    said?: string | undefined
  },
): Promise<void> {
  const { step, verb, page, edition, said } = what
  await insertStep(tx, {
    ...{ pageId: page.id, editionId: edition?.id, step, said, at: house.clock.now(), by: staff.staffId },
  })
  await audit(tx, staff, verb, page.id, edition && { edition: edition.id })
}

export async function audit(
  tx: Tx,
  staff: Staff,
  verb: string,
  id: PageId,
  ids: Record<string, string> | undefined = undefined,
): Promise<void> {
  await recordAudit(tx, {
    actor: staff,
    action: `pages.page.${verb}`,
    subject: { kind: 'pages.page', id },
    ...(ids && { ids }),
  })
}
