import type { Employment, Rank, Role } from '#platform/auth/actor.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { isContractor } from './rights.ts'
import type { TransferLine } from './transfer-list.ts'

export type KnownStaff = { staffId: StaffId; staffNumber: string; name: string; employment: Employment }
export type KnownOffice = { id: OfficeId; key: string; name: string; parentName: string }
export type KnownPost = { staffId: StaffId; officeId: OfficeId; office: string; rank: Rank; role: Role }

/** What is known of the people and offices of a list; `officesOn` as they are on the line's day. */
export type Known = {
  staff: readonly KnownStaff[]
  officesOn(day: Temporal.PlainDate): readonly KnownOffice[]
  postsOn(day: Temporal.PlainDate): readonly KnownPost[]
}

export type NewPost = { officeId: OfficeId; office: string; rank: Rank; role: Role; isMain: boolean }

/** What happens to one person on one day. */
export type Transfer = {
  staffId: StaffId
  name: string
  from: Temporal.PlainDate
  /** Posts that end because a new main post begins. */
  ends: KnownPost[]
  begins: NewPost[]
  successor: { staffId: StaffId; name: string } | undefined
}

export type TransferProblem =
  | 'unknown_staff'
  | 'unknown_office'
  | 'ambiguous_office'
  | 'past_day'
  | 'two_main_posts'
  | 'contractor_role'
  | 'unknown_successor'
  | 'own_successor'

export type TransferPlan = { transfers: Transfer[]; problems: { line: number; problem: TransferProblem }[] }

/**
 * 発令: a main post replaces every post that the person has on that day; a 兼務 is added beside. Nothing is planned
 * for a day that has passed.
 */
export function planTransfers(lines: readonly TransferLine[], known: Known, today: Temporal.PlainDate): TransferPlan {
  const problems: TransferPlan['problems'] = []
  const transfers = new Map<string, Transfer>()
  for (const line of lines) {
    const read = resolve(line, known, today)
    if (typeof read === 'string') {
      problems.push({ line: line.line, problem: read })
      continue
    }
    const { staff, office, successor } = read
    const transfer = transferOf(transfers, staff, line.from)
    if (line.isMain && transfer.begins.some(({ isMain }) => isMain)) {
      problems.push({ line: line.line, problem: 'two_main_posts' })
      continue
    }
    if (line.isMain) transfer.ends = known.postsOn(line.from).filter((post) => post.staffId === staff.staffId)
    transfer.successor ??= successor && { staffId: successor.staffId, name: successor.name }
    // Several roles of one place are several posts; one of them is the main one.
    for (const [place, role] of line.roles.entries()) {
      transfer.begins.push({
        officeId: office.id,
        office: office.name,
        rank: line.rank,
        role,
        isMain: line.isMain && place === 0,
      })
    }
  }
  return { transfers: [...transfers.values()], problems }
}

function transferOf(transfers: Map<string, Transfer>, staff: KnownStaff, from: Temporal.PlainDate): Transfer {
  const key = `${staff.staffId} ${from}`
  const found = transfers.get(key) ?? {
    staffId: staff.staffId,
    name: staff.name,
    from,
    ends: [],
    begins: [],
    successor: undefined,
  }
  transfers.set(key, found)
  return found
}

type Resolved = { staff: KnownStaff; office: KnownOffice; successor: KnownStaff | undefined }

function resolve(line: TransferLine, known: Known, today: Temporal.PlainDate): Resolved | TransferProblem {
  const staff = known.staff.find(({ staffNumber }) => staffNumber === line.staffNumber)
  if (!staff) return 'unknown_staff'
  if (Temporal.PlainDate.compare(line.from, today) < 0) return 'past_day'
  const [office, another] = officesNamed(line.office, known.officesOn(line.from))
  if (!office) return 'unknown_office'
  if (another) return 'ambiguous_office'
  if (line.roles.some((role) => (role === 'contractor') !== isContractor(staff.employment))) return 'contractor_role'
  if (isContractor(staff.employment) && line.rank !== 'member') return 'contractor_role'
  if (!line.successor) return { staff, office, successor: undefined }
  const successor = known.staff.find(({ staffNumber }) => staffNumber === line.successor)
  if (!successor) return 'unknown_successor'
  return successor.staffId === staff.staffId ? 'own_successor' : { staff, office, successor }
}

const officesNamed = (words: string, offices: readonly KnownOffice[]): KnownOffice[] => {
  const exact = offices.filter(({ key, name, parentName }) => key === words || `${parentName} ${name}`.trim() === words)
  return exact.length > 0 ? exact : offices.filter(({ name }) => name === words)
}
