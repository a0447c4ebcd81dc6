import { demoOf } from '#demo/of-profile.ts'
import type { DemoPerson, DemoStaff } from '#demo/person.ts'
import type { Settings } from '../settings.ts'
import type { CardHolder, People } from './people.ts'

/** The named people of the demo's municipality, with what they carry: card, phone, mail. */
export const peopleOfTheDemo = ({ profile, rankTitles }: Pick<Settings, 'profile' | 'rankTitles'>): People => ({
  residents: demoOf(profile)
    .people.filter((person) => person.card ?? person.contacts.mail ?? person.contacts.lineUserId)
    .map(holderOf),
  everybody: demoOf(profile).people.map(holderOf),
  staff: demoOf(profile).staff.map((person) => ({
    number: person.staffNumber,
    name: person.name,
    email: person.email,
    officeName: dutyOf(person, rankTitles),
  })),
})

const genders = { male: '1', female: '2', other: '3' } as const

// Her office's name is the app's matter; the outside world says what she is.
const dutyOf = ({ posts }: DemoStaff, rankTitles: Settings['rankTitles']): string =>
  [...new Set(posts.map(({ rank, role }) => (rank && rankTitles[rank]) ?? roleNames[role]))].join('・')

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
