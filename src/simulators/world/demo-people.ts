import { demoPeople } from '#demo/people.ts'
import type { DemoPerson } from '#demo/person.ts'
import { demoStaff } from '#demo/staff.ts'
import type { CardHolder, People } from './people.ts'

/** The demo ward's named people, with what they carry: card, phone, mail. */
export const peopleOfTheDemo = (): People => ({
  residents: demoPeople
    .filter((person) => person.card ?? person.contacts.mail ?? person.contacts.lineUserId)
    .map(holderOf),
  staff: demoStaff.map((person) => ({
    number: person.staffNumber,
    name: person.name,
    email: person.email,
    officeName: person.posts.map((post) => roleNames[post.role]).join('・'),
  })),
})

const genders = { male: '1', female: '2', other: '3' } as const

const roleNames = { clerk: '担当', checker: '確認', manager: '係長', administrator: 'システム管理' }

const holderOf = (person: DemoPerson): CardHolder => ({
  name: person.name,
  kana: person.kana,
  birthDate: person.birthDate,
  gender: genders[person.sex],
  ...(person.card && { card: person.card }),
  ...(person.contacts.mail && { email: person.contacts.mail }),
  ...(person.contacts.lineUserId && { lineUserId: person.contacts.lineUserId }),
})
