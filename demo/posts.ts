import { demoStaffId } from './people.ts'
import type { DemoPost, DemoStaff } from './person.ts'

/** Who leads an office also takes the second look there. */
export const leads = (office: string, rank: NonNullable<DemoPost['rank']>, from: string): DemoPost[] => [
  { office, role: 'manager', rank, from },
  { office, role: 'checker', rank, from },
]

export const member = (
  number: number,
  staffNumber: string,
  [name, kana, mail]: readonly [string, string, string],
  posts: readonly DemoPost[],
): DemoStaff => ({
  staffId: demoStaffId(number),
  staffNumber,
  name,
  kana,
  email: `${mail}@city.example.jp`,
  posts,
})

export const clerkAt = (office: string, from = '2025-04-01'): DemoPost[] => [{ office, role: 'clerk', from }]
