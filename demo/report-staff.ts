import { demoStaffId } from './people.ts'
import type { DemoStaff } from './person.ts'
import { clerkAt, leads, member } from './posts.ts'

// 道路公園課: lamps, roads and parks that people report
export const nagaiShun = member(111, '100451', ['永井駿', 'ながいしゅん', 'nagai.shun'], clerkAt('roads-parks'))
const komatsuRie = member(112, '100452', ['小松理恵', 'こまつりえ', 'komatsu.rie'], clerkAt('roads-parks'))
export const takagiMasao = member(
  113,
  '100091',
  ['高木正夫', 'たかぎまさお', 'takagi.masao'],
  leads('roads-parks', 'section-head', '2024-04-01'),
)

/** Rides with the office's own crew. */
export const haradaKenta = member(114, '100453', ['原田健太', 'はらだけんた', 'harada.kenta'], clerkAt('roads-parks'))

/** Of the company that mends roads and lamps under contract. */
const ofTheCompany = (
  number: number,
  staffNumber: string,
  [name, kana, mail]: readonly [string, string, string],
): DemoStaff => ({
  staffId: demoStaffId(number),
  staffNumber,
  name,
  kana,
  email: `${mail}@michi-maintenance.example.jp`,
  employment: 'contracted',
  employer: 'みちの維持見本株式会社',
  posts: [{ office: 'roads-parks', role: 'contractor', from: '2026-04-01' }],
})
export const onoOsamu = ofTheCompany(115, 'C00051', ['大野修', 'おおのおさむ', 'ono.osamu'])
export const murakamiKo = ofTheCompany(116, 'C00052', ['村上航', 'むらかみこう', 'murakami.ko'])

/** 道路公園課 and the company that works for it. */
export const reportStaff: readonly DemoStaff[] = [nagaiShun, komatsuRie, takagiMasao, haradaKenta, onoOsamu, murakamiKo]
