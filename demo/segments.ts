import type { DemoStaff } from './person.ts'
import { hondaShota, ishiiKeiko, kudoNao, matsuoTakuya, miyamotoKazuko, nishidaKyoko } from './staff.ts'

export type DemoSegment = {
  office: string
  name: string
  purpose: string
  /** As it is stored; `parseSegment` of messaging reads it. */
  definition: unknown
  ground: 'within'
  draftedBy: DemoStaff
  approvedBy: DemoStaff
}

/** Three offices that have somebody to tell: 子育て, 高齢, 地域. */
export const demoSegments: readonly DemoSegment[] = [
  {
    office: 'child-support',
    name: '2歳までの子がいる世帯の世帯主',
    purpose: '乳幼児の医療証と子育てひろばの案内を送るため',
    definition: { all: [{ childAge: { from: 0, to: 2 } }, { headOfHousehold: true }], any: [], none: [] },
    ground: 'within',
    draftedBy: kudoNao,
    approvedBy: ishiiKeiko,
  },
  {
    office: 'long-term-care',
    name: '75歳以上の人',
    purpose: '介護予防の教室と、暑さ・寒さへの備えを知らせるため',
    definition: { all: [{ age: { from: 75, on: 'today' } }], any: [], none: [] },
    ground: 'within',
    draftedBy: hondaShota,
    approvedBy: miyamotoKazuko,
  },
  {
    office: 'disaster-management',
    name: '石神井川に近い町に住む人',
    purpose: '川の水位が上がったときの避難の情報と、防災訓練を知らせるため',
    definition: {
      all: [{ area: ['石神井町', '下石神井', '高野台', '南田中', '氷川台', '桜台'] }],
      any: [],
      none: [],
    },
    ground: 'within',
    draftedBy: matsuoTakuya,
    approvedBy: nishidaKyoko,
  },
]
