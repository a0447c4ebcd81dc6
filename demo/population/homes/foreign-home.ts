import type { DemoForeigner } from '../../person.ts'
import { type Day, isoOf, yearOf } from '../days.ts'
import { type Family, type ForeignName, foreignFamily } from '../names/foreign-name.ts'
import { givenName } from '../names/given-names.ts'
import { surname } from '../names/surnames.ts'
import { between, happens, type Random, weighted } from '../random.ts'
import { years } from './ages.ts'
import type { Named } from './japanese-home.ts'
import type { Related } from './relations.ts'

/** Names and residence of a home of one nationality, in the members' order. `firstCard` numbers their cards. */
export function foreignNamesOf(
  members: readonly Related[],
  family: Family,
  { firstCard, anchor }: { firstCard: number; anchor: Day },
  next: Random,
): Named[] {
  const isPermanentSpecial = family.nationality === '韓国' && happens(2500, next)
  const status = isPermanentSpecial ? '特別永住者' : drawStatus(next)
  return members.map((member, index) => {
    const name = family.nameOf(member.sex, next)
    const own = index === 0 || isPermanentSpecial ? status : statusBeside(status)
    return {
      name: written(name, own, next),
      kana: name.kana,
      ...alias(member, own, family.nationality, anchor, next),
      foreigner: residence(own, family.nationality, firstCard + index, anchor, next),
    }
  })
}

/** A foreign husband or wife in a Japanese home. */
export function foreignSpouse(member: Related, card: number, anchor: Day, next: Random): Named {
  const { nationality, nameOf } = foreignFamily(next)
  const name = nameOf(member.sex, next)
  const status = happens(5000, next) ? '永住者' : '日本人の配偶者等'
  return {
    name: written(name, status, next),
    kana: name.kana,
    ...alias(member, status, nationality, anchor, next),
    foreigner: residence(status, nationality, card, anchor, next),
  }
}

// Whose country writes kanji may have them beside the Roman letters; 特別永住者 have them alone.
function written({ roman, kanji }: ForeignName, status: string, next: Random): string {
  if (kanji === null) return roman
  if (status === '特別永住者') return kanji
  return happens(4000, next) ? `${roman} ${kanji}` : roman
}

/** 通称: a Japanese name beside the own one. */
function alias({ sex, age }: Related, status: string, nationality: string, anchor: Day, next: Random) {
  const often = status === '特別永住者' ? 8000 : nationality === '韓国' ? 1200 : 300
  if (!happens(often, next)) return {}
  const family = surname(next)
  const given = givenName(sex, yearOf(anchor - age), next)
  return { alias: `${family.name} ${given.name}`, aliasKana: `${family.kana} ${given.kana}` }
}

const drawStatus = weighted([
  ['永住者', 34],
  ['技術・人文知識・国際業務', 19],
  ['留学', 14],
  ['特定技能1号', 5],
  ['日本人の配偶者等', 4],
  ['定住者', 5],
  ['高度専門職2号', 1],
  ['高度専門職1号ロ', 3],
  ['経営・管理', 3],
  ['特定活動', 4],
  ['技能', 4],
])

const statusBeside = (status: string): string =>
  ({ 永住者: '永住者', 定住者: '定住者', 日本人の配偶者等: '定住者' })[status] ?? '家族滞在'

function residence(status: string, nationality: string, card: number, anchor: Day, next: Random): DemoForeigner {
  const isSpecial = status === '特別永住者'
  const isForGood = isSpecial || status === '永住者' || status === '高度専門職2号'
  const period = isForGood ? '無期限' : (['1年', '3年', '5年'][next(3)] ?? '1年')
  return {
    nationality,
    category: isSpecial ? '特別永住者' : '中長期在留者',
    status,
    period,
    ...(!isForGood && { expiresOn: isoOf(anchor + between(10, years(Number(period.charAt(0))), next)) }),
    cardNumber: `ZZ${String(card).padStart(8, '0')}ZZ`,
  }
}
