import { demoPeople } from '#demo/people.ts'
import type { DemoPerson, DemoStaff } from '#demo/person.ts'
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
    officeName: dutyOf(person),
  })),
})

const genders = { male: '1', female: '2', other: '3' } as const

// Her office's name is the app's matter; the outside world says what she is.
const dutyOf = ({ posts }: DemoStaff): string =>
  [...new Set(posts.map(({ rank, role }) => (rank ? rankNames[rank] : roleNames[role])))].join('・')

const rankNames = {
  member: '係員',
  chief: '係長',
  'section-head': '課長',
  director: '部長',
  'vice-mayor': '副区長',
  mayor: '区長',
}
const roleNames = {
  clerk: '担当',
  checker: '確認',
  manager: '責任者',
  administrator: 'システム管理',
  contractor: '受託',
}

const holderOf = (person: DemoPerson): CardHolder => ({
  personId: person.personId,
  name: person.name,
  kana: person.kana,
  birthDate: person.birthDate,
  gender: genders[person.sex],
  ...(person.card && { card: person.card }),
  ...(person.contacts.mail && { email: person.contacts.mail }),
  ...(person.contacts.lineUserId && { lineUserId: person.contacts.lineUserId }),
})
