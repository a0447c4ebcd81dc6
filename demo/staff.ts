import { demoStaffId } from './people.ts'
import type { DemoStaff } from './person.ts'

/** Clerk of 証明係: opens cases and proposes. */
export const takahashiMakoto: DemoStaff = {
  staffId: demoStaffId(1),
  staffNumber: '100241',
  name: '高橋真',
  kana: 'たかはしまこと',
  email: 'takahashi.makoto@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2024-04-01' }],
}

/** 証明係長: the second pair of eyes, and leads the desk. */
export const tanakaMisaki: DemoStaff = {
  staffId: demoStaffId(2),
  staffNumber: '100118',
  name: '田中美咲',
  kana: 'たなかみさき',
  email: 'tanaka.misaki@city.example.jp',
  posts: [
    { office: 'certificates', role: 'checker', from: '2023-04-01' },
    { office: 'certificates', role: 'manager', from: '2023-04-01' },
  ],
}

export const moriDaichi: DemoStaff = {
  staffId: demoStaffId(3),
  staffNumber: '100356',
  name: '森大地',
  kana: 'もりだいち',
  email: 'mori.daichi@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2026-04-01' }],
}

/** Another office: must not see the cases of 証明係. */
export const katoMakoto: DemoStaff = {
  staffId: demoStaffId(4),
  staffNumber: '100287',
  name: '加藤誠',
  kana: 'かとうまこと',
  email: 'kato.makoto@city.example.jp',
  posts: [{ office: 'insurance-pension', role: 'clerk', from: '2025-04-01' }],
}

/** Keeps the system: permissions of an administrator, no residents' papers. */
export const suzukiHajime: DemoStaff = {
  staffId: demoStaffId(5),
  staffNumber: '100009',
  name: '鈴木一',
  kana: 'すずきはじめ',
  email: 'suzuki.hajime@city.example.jp',
  posts: [{ office: 'information-policy', role: 'administrator', from: '2022-04-01' }],
}

/** Was at 証明係 until the last transfer; his post has ended. */
export const hayashiKoji: DemoStaff = {
  staffId: demoStaffId(6),
  staffNumber: '100075',
  name: '林浩二',
  kana: 'はやしこうじ',
  email: 'hayashi.koji@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2021-04-01', until: '2026-04-01' }],
}

export const demoStaff: readonly DemoStaff[] = [
  takahashiMakoto,
  tanakaMisaki,
  moriDaichi,
  katoMakoto,
  suzukiHajime,
  hayashiKoji,
]
