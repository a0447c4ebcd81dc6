import { demoStaffId } from './people.ts'
import type { DemoStaff } from './person.ts'
import { clerkAt, leads, member } from './posts.ts'

const miyakeRyota = member(101, '100441', ['三宅亮太', 'みやけりょうた', 'miyake.ryota'], clerkAt('sports'))
const kashiwagiYuko = member(
  102,
  '100081',
  ['柏木裕子', 'かしわぎゆうこ', 'kashiwagi.yuko'],
  leads('sports', 'section-head', '2025-04-01'),
)
const shiraiChinatsu = member(103, '100442', ['白井千夏', 'しらいちなつ', 'shirai.chinatsu'], clerkAt('community'))
const okuboTsutomu = member(
  104,
  '100082',
  ['大久保勉', 'おおくぼつとむ', 'okubo.tsutomu'],
  leads('community', 'section-head', '2024-04-01'),
)
const kawaguchiFumi = member(105, '100443', ['川口文', 'かわぐちふみ', 'kawaguchi.fumi'], clerkAt('culture'))
const nagaiToru = member(
  106,
  '100083',
  ['永井徹', 'ながいとおる', 'nagai.toru'],
  leads('culture', 'section-head', '2025-04-01'),
)

/** Of the 指定管理者 that runs the gymnasiums. */
const kubotaJun: DemoStaff = {
  staffId: demoStaffId(107),
  staffNumber: 'C00041',
  name: '窪田純',
  kana: 'くぼたじゅん',
  email: 'kubota.jun@sports-manager.example.jp',
  employment: 'contracted',
  employer: '見本スポーツ共同事業体',
  posts: [{ office: 'sports', role: 'contractor', from: '2026-04-01' }],
}

/** スポーツ振興課, 地域振興課, 文化・生涯学習課, and a 指定管理者. */
export const facilityStaff: readonly DemoStaff[] = [
  miyakeRyota,
  kashiwagiYuko,
  shiraiChinatsu,
  okuboTsutomu,
  kawaguchiFumi,
  nagaiToru,
  kubotaJun,
]
