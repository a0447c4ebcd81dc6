import type { Id, PersonId } from '#platform/ids/index.ts'
import { itoTadashi, kobayashiKazuko, satoKen, yamamotoRen } from './people.ts'

type Kind = 'neighbourhood' | 'nonprofit' | 'school' | 'shops' | 'designated-manager'
type Role = 'representative' | 'deputy' | 'treasurer' | 'officer' | 'member'

export type DemoOrganisation = {
  id: Id<'organisation'>
  kind: Kind
  name: string
  nameKana: string
  isPublic: boolean
  contract?: { facility: string; from: string; until: string }
  /** 登録番号; one that begins with T0 is nobody's. */
  invoiceNumber?: string
  /** Slugs of the facilities that it runs as 指定管理者. */
  runs?: readonly string[]
  seats: readonly { personId: PersonId; role: Role; from: string; termTo?: string }[]
}

const id = (number: number) => `01900000-0000-7000-8004-${String(number).padStart(12, '0')}` as Id<'organisation'>

// Names of nobody: none of these organisations exists.
const term = { from: '2026-04-01', termTo: '2028-04-01' }

export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    id: id(1),
    kind: 'neighbourhood',
    name: '見本町会',
    nameKana: 'みほんちょうかい',
    isPublic: true,
    seats: [
      { personId: itoTadashi.personId, role: 'representative', ...term },
      { personId: satoKen.personId, role: 'member', from: '2026-04-01' },
    ],
  },
  {
    id: id(2),
    kind: 'nonprofit',
    name: 'みどりの居場所の会（見本）',
    nameKana: 'みどりのいばしょのかい',
    isPublic: true,
    seats: [{ personId: kobayashiKazuko.personId, role: 'representative', ...term }],
  },
  {
    id: id(3),
    kind: 'shops',
    name: '見本通り商店会',
    nameKana: 'みほんどおりしょうてんかい',
    isPublic: true,
    seats: [{ personId: satoKen.personId, role: 'representative', ...term }],
  },
  { id: id(4), kind: 'school', name: '見本小学校', nameKana: 'みほんしょうがっこう', isPublic: true, seats: [] },
  {
    id: id(5),
    kind: 'designated-manager',
    name: '見本施設管理株式会社',
    nameKana: 'みほんしせつかんり',
    isPublic: true,
    contract: { facility: '見本区民館', from: '2026-04-01', until: '2031-04-01' },
    seats: [{ personId: yamamotoRen.personId, role: 'officer', from: '2026-04-01' }],
  },
  {
    id: id(6),
    kind: 'designated-manager',
    name: '見本スポーツ共同事業体',
    nameKana: 'みほんすぽーつきょうどうじぎょうたい',
    isPublic: true,
    invoiceNumber: 'T0000000000006',
    contract: { facility: '総合体育館ほかスポーツ施設', from: '2026-04-01', until: '2031-04-01' },
    runs: [
      'general-gymnasium',
      'sakuradai-gymnasium',
      'kamishakujii-gymnasium',
      'heiwadai-gymnasium',
      'oizumi-gakuencho-gymnasium',
      'hikarigaoka-gymnasium',
      'nakamura-minami-sports-centre',
      'miharadai-pool',
      'shakujii-pool',
    ],
    seats: [],
  },
  {
    id: id(7),
    kind: 'designated-manager',
    name: '見本文化振興財団',
    nameKana: 'みほんぶんかしんこうざいだん',
    isPublic: true,
    invoiceNumber: 'T0000000000007',
    contract: { facility: '練馬文化センターほか文化施設', from: '2024-04-01', until: '2029-04-01' },
    runs: ['nerima-culture-centre', 'yumeria-hall', 'art-museum', 'furusato-bunkakan'],
    seats: [],
  },
]
