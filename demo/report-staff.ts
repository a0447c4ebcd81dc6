import type { DemoStaff } from './person.ts'
import { clerkAt, leads, member } from './posts.ts'

// 道路公園課: lamps, roads and parks that people report
const nagaiShun = member(111, '100451', ['永井駿', 'ながいしゅん', 'nagai.shun'], clerkAt('roads-parks'))
const komatsuRie = member(112, '100452', ['小松理恵', 'こまつりえ', 'komatsu.rie'], clerkAt('roads-parks'))
const takagiMasao = member(
  113,
  '100091',
  ['高木正夫', 'たかぎまさお', 'takagi.masao'],
  leads('roads-parks', 'section-head', '2024-04-01'),
)

export const reportStaff: readonly DemoStaff[] = [nagaiShun, komatsuRie, takagiMasao]
