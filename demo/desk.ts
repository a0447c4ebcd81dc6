import {
  nguyenThiLan,
  itoTadashi,
  kobayashiKazuko,
  satoKen,
  takasakiYoshiro,
  watanabeKumi,
  yamamotoRen,
} from './people.ts'
import type { DemoPerson } from './person.ts'

/** A paper, a visitor's words or a letter that a clerk has typed, and how far its case has come. */
export type DemoCase = {
  person: DemoPerson
  procedure: string
  channel: 'counter' | 'post'
  /** Days on which the office was open since it came; 0 today. */
  openDaysAgo: number
  typedBy: string
  sent: Readonly<Record<string, readonly string[]>>
  /** A colleague compared it with the paper. */
  comparedBy?: string
  takenBy?: string
  /** Who has it has made a proposal. */
  isProposed?: boolean
}

const certificate = (more: Readonly<Record<string, readonly string[]>> = {}): DemoCase['sent'] => ({
  whose: ['self'],
  copies: ['1'],
  delivery: ['post'],
  ...more,
})

/** What lies on the desks of a ward that has been open for a week: somebody who looks around finds work in every state. */
export const demoCases: readonly DemoCase[] = [
  {
    person: kobayashiKazuko,
    procedure: 'residence-certificate',
    channel: 'post',
    openDaysAgo: 5,
    typedBy: '高橋真',
    sent: certificate({ items: ['relation'] }),
    comparedBy: '森大地',
    takenBy: '森大地',
  },
  {
    person: takasakiYoshiro,
    procedure: 'residence-certificate',
    channel: 'post',
    openDaysAgo: 3,
    typedBy: '森大地',
    sent: certificate({ copies: ['2'] }),
    comparedBy: '高橋真',
    takenBy: '高橋真',
    isProposed: true,
  },
  {
    person: itoTadashi,
    procedure: 'residence-certificate',
    channel: 'post',
    openDaysAgo: 2,
    typedBy: '高橋真',
    sent: certificate({ items: ['honseki', 'relation'] }),
    comparedBy: '森大地',
  },
  {
    person: watanabeKumi,
    procedure: 'residence-certificate',
    channel: 'post',
    openDaysAgo: 1,
    typedBy: '森大地',
    sent: certificate(),
    comparedBy: '高橋真',
    takenBy: '高橋真',
  },
  {
    person: nguyenThiLan,
    procedure: 'residence-certificate',
    channel: 'counter',
    openDaysAgo: 0,
    typedBy: '高橋真',
    sent: certificate({ delivery: ['counter'] }),
  },
  {
    person: satoKen,
    procedure: 'residence-certificate',
    channel: 'counter',
    openDaysAgo: 0,
    typedBy: '森大地',
    sent: certificate({ whose: ['household'], delivery: ['counter'] }),
    comparedBy: '高橋真',
  },
  {
    person: yamamotoRen,
    procedure: 'residence-certificate',
    channel: 'counter',
    openDaysAgo: 0,
    typedBy: '高橋真',
    sent: certificate({ copies: ['3'], delivery: ['counter'] }),
    comparedBy: '森大地',
  },
]
