import { happens, type Random } from '../random.ts'
import { years } from './ages.ts'
import type { Member, Sex } from './members.ts'

/** A member with the 続柄 to the 世帯主, and whose surname they bear. */
export type Related = Member & {
  relation: string
  /** `family`: that of the home; `own`: another one, as a partner who has not married or a wife's father has. */
  surname: 'family' | 'own'
  isMarried: boolean
}

/** The 世帯主 first, then the others in the order of the household. */
export function related(members: readonly Member[], next: Random): Related[] {
  if (members[0]?.part === 'sharer') return sharing(members, next)
  const head = headOf(members, next)
  const isUnregistered = happens(140, next)
  const isWifesSide = happens(3000, next)
  const hasStepchild = happens(200, next)
  const isCouple = members.some(({ part }) => part === 'father') && members.some(({ part }) => part === 'mother')
  const others = members.filter((member) => member !== head)
  return [head, ...others].map((member) => {
    const relation = member === head ? '世帯主' : relationOf(member, head, isWifesSide)
    const parent = member.part === 'father' || member.part === 'mother'
    if (isUnregistered && parent && isCouple && member !== head && head.part !== 'elder')
      return { ...member, relation: `${relation}（未届）`, surname: 'own', isMarried: false }
    if (hasStepchild && isCouple && relation === '子' && member.part === 'child' && head.part === 'father')
      return { ...member, relation: '妻の子', surname: 'family', isMarried: false }
    return {
      ...member,
      relation,
      surname: /^[妻夫]の/.test(relation) ? 'own' : 'family',
      isMarried: parent && isCouple && !isUnregistered,
    }
  })
}

function headOf(members: readonly Member[], next: Random): Member {
  const [first, second] = members
  const elder = members.find(({ part }) => part === 'elder')
  if (elder && elder.age < years(86) && happens(3000, next)) return elder
  if (second?.part === 'mother' && happens(700, next)) return second
  const grownUp = members.find(({ part, age }) => part === 'child' && age > years(28))
  if (second?.part === 'child' && first && first.age > years(70) && grownUp && happens(5000, next)) return grownUp
  if (!first) throw new RangeError('a home without anybody')
  return first
}

function relationOf(member: Member, head: Member, isWifesSide: boolean): string {
  if (head.part === 'elder') return toElder(member, isWifesSide)
  if (head.part === 'child') return toChild(member, head)
  if (member.part === 'child') return '子'
  if (member.part !== 'elder') return spouse(member.sex)
  const parent = member.sex === 'male' ? '父' : '母'
  if (head.part === 'father') return isWifesSide ? `妻の${parent}` : parent
  return isWifesSide ? parent : `夫の${parent}`
}

function toElder({ part, sex }: Member, isWifesSide: boolean): string {
  if (part === 'elder') return spouse(sex)
  if (part === 'child') return '子の子'
  const isBlood = (sex === 'female') === isWifesSide
  return isBlood ? '子' : `子の${spouse(sex)}`
}

function toChild({ part, sex, age }: Member, head: Member): string {
  if (part !== 'child') return sex === 'male' ? '父' : '母'
  return brotherOrSister(sex, age > head.age)
}

const brotherOrSister = (sex: Sex, isElder: boolean): string =>
  sex === 'male' ? (isElder ? '兄' : '弟') : isElder ? '姉' : '妹'

const spouse = (sex: Sex): string => (sex === 'male' ? '夫' : '妻')

function sharing(members: readonly Member[], next: Random): Related[] {
  const areSiblings = happens(4000, next)
  const [head] = members
  return members.map((member) => ({
    ...member,
    relation: member === head ? '世帯主' : areSiblings ? kin(member, head) : happens(7000, next) ? '同居人' : '縁故者',
    surname: areSiblings || member === head ? 'family' : 'own',
    isMarried: false,
  }))
}

const kin = ({ sex, age }: Member, head: Member | undefined): string => brotherOrSister(sex, age > (head?.age ?? 0))
