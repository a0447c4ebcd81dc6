import type { Day } from '../days.ts'
import { yearOf } from '../days.ts'
import { givenName } from '../names/given-names.ts'
import { surname } from '../names/surnames.ts'
import type { Word } from '../names/word.ts'
import { happens, type Random } from '../random.ts'
import { addressText, homeAddress } from '../places/home-address.ts'
import { honsekiElsewhere } from '../places/origins.ts'
import type { DemoAddress, DemoPerson } from '../../person.ts'
import { years } from './ages.ts'
import type { Related } from './relations.ts'

/** What the register says of a member beside dates and keys. */
export type Named = Pick<DemoPerson, 'name' | 'kana'> &
  Partial<
    Pick<
      DemoPerson,
      'alias' | 'aliasKana' | 'formerSurname' | 'formerSurnameKana' | 'honseki' | 'honsekiHead' | 'foreigner'
    >
  >

type Family = { surname: Word; address: DemoAddress; anchor: Day }

/** Names and 本籍 of a Japanese home, in the members' order. */
export function japaneseNames(members: readonly Related[], home: Family, next: Random): Named[] {
  const { surname: family, address, anchor } = home
  const honseki = honsekiOf(address, next)
  const taken = new Set<string>()
  const called = members.map(({ sex, age, surname: whose }) => {
    const given = freshName(sex, yearOf(anchor - age), taken, next)
    return { surname: whose === 'own' ? surname(next) : family, given }
  })
  const firstOfRegister =
    called[
      Math.max(
        0,
        members.findIndex(({ part, isMarried }) => part === 'father' && isMarried),
      )
    ]
  return members.map((member, index) => {
    const own = called[index] ?? called[0]
    if (!own) throw new RangeError('nobody to name')
    const shares = member.surname === 'family' && member.part !== 'sharer'
    return {
      ...written(own),
      honseki: shares ? honseki : honsekiElsewhere(next),
      honsekiHead: headOfRegister(member, shares ? (firstOfRegister ?? own) : own, anchor, next),
      ...(member.isMarried && member.sex === 'female' && happens(150, next) && formerName(next)),
    }
  })
}

type Called = { surname: Word; given: Word }

const written = ({ surname, given }: Called) => ({
  name: `${surname.name}${given.name}`,
  kana: `${surname.kana} ${given.kana}`,
})

function freshName(sex: 'male' | 'female', year: number, taken: Set<string>, next: Random): Word {
  for (;;) {
    const given = givenName(sex, year, next)
    if (taken.has(given.name)) continue
    taken.add(given.name)
    return given
  }
}

// Who has not married is in the 戸籍 of a parent.
function headOfRegister(member: Related, first: Called, anchor: Day, next: Random): string {
  const isAtParents = member.part === 'single' && member.age < years(38)
  const given = isAtParents ? givenName('male', yearOf(anchor - member.age - years(29)), next) : first.given
  return `${first.surname.name}${given.name}`
}

function formerName(next: Random): Pick<DemoPerson, 'formerSurname' | 'formerSurnameKana'> {
  const { name, kana } = surname(next)
  return { formerSurname: name, formerSurnameKana: kana }
}

function honsekiOf(address: DemoAddress, next: Random): string {
  if (happens(5500, next)) return honsekiElsewhere(next)
  const inWard = happens(5000, next) ? address : homeAddress(next, 'house')
  return addressText(inWard).replace(/番\d+号$/, '番')
}
