import { describe, expect, it } from 'vitest'
import type { Staff } from '#platform/auth/actor.ts'
import type { AccountId, OfficeId, StaffId } from '#platform/ids/index.ts'
import { deskPermissions, isOfOffice, standingReason } from './case-rights.ts'

const certificates = 'office-1' as OfficeId
const pensions = 'office-2' as OfficeId
const [takahashi, tanaka] = ['staff-1', 'staff-2'] as StaffId[]
if (!takahashi || !tanaka) throw new Error('staff are missing')

const staff = (staffId: StaffId, permissions: string[], officeId = certificates): Staff => ({
  kind: 'staff',
  accountId: `account-${staffId}` as AccountId,
  staffId,
  displayName: '職員',
  officeName: '証明係',
  employment: 'regular',
  posts: [{ officeId, role: 'clerk', rank: 'member' }],
  oversees: [],
  organs: ['head'],
  permissions: new Set(permissions),
})

const by = (proposedBy: StaffId, confirmedBy: StaffId | null = null) => ({ proposedBy, confirmedBy })

describe('事案を開けるのはだれか', () => {
  const clerk = staff(takahashi, [deskPermissions.handle])
  const checker = staff(tanaka, [deskPermissions.confirm])
  const row = { officeId: certificates, state: 'in_review' as const, assigneeId: takahashi }

  it('引き受けた職員は、理由を言わずに開ける', () => {
    expect(standingReason(clerk, row, undefined)).toBe('assigned')
  })

  it('同じ係でも、引き受けていない職員は理由がいる', () => {
    expect(standingReason(checker, row, undefined)).toBeUndefined()
  })

  it('二人目として決定した職員は、そのあとも同じ理由で開ける', () => {
    const issued = { ...row, state: 'issued' as const }
    expect(standingReason(checker, issued, by(takahashi, tanaka))).toBe('second-check')
    expect(standingReason(checker, issued, by(takahashi))).toBeUndefined()
  })

  it('確認を待つ事案は、案を作った本人でない確認者だけが二人目として開ける', () => {
    const proposed = { ...row, state: 'proposed' as const, assigneeId: null }
    expect(standingReason(checker, proposed, by(takahashi))).toBe('second-check')
    expect(standingReason(checker, proposed, by(tanaka))).toBeUndefined()
    expect(standingReason(staff(tanaka, []), proposed, by(takahashi))).toBeUndefined()
  })

  it('よその課の職員は、その課の事案を持てない', () => {
    expect(isOfOffice(staff(takahashi, [], pensions), certificates)).toBe(false)
  })
})
