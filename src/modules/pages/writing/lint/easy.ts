import { authored, withoutReadings } from '#platform/i18n/index.ts'
import { easyKanji } from './easy-kanji.ts'
import { excerptOf, type Finding, type Passage, type Rule } from './rule.ts'
import { sentencesOf } from './sentences.ts'

type Grammar = { rule: string; form: RegExp; not?: RegExp; advice: string }

/** 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」. */
const grammar: readonly Grammar[] = [
  {
    rule: 'double-negation',
    form: /(ない(わけ|こと|とも限ら|もの)(で|に)?は?(ない|ありません)|なく(は|も)(ない|ありません)|(せ|ざ)るを得|ずには(い|お)(られ)?な|なければ(なら|なり|いけ)(ない|ません)|ないと(いけ|なら|なり)(ない|ません))/g,
    advice: '二重の打ち消しです。「〜してください」「〜が必要です」と言い切ってください。',
  },
  {
    rule: 'passive',
    form: /(?:[さかたなまらわがば]れ|られ)(?:る|ます|ました|た|て|ない|ません)/g,
    not: /(はな|わか|なが|つか|わす|うま|たお|よご|あらわ|あこが|けが|こわ|ぬ|く|い|は)れ|生まれ/,
    advice: '受け身の文です。だれがするかを主語にしてください。例：「送られます」より「役所が送ります」。',
  },
  {
    rule: 'keigo',
    form: /(いただ[かきくけこい]|ございま|申し上げ|存じ|いたし(ま|て)|くださいますよう|賜り|伺[いう]|拝[見読受]|ご[一-龠]{2}(になる|になり|ください|願い)|お[一-龠ぁ-ん]{1,4}(になる|になり|願い)|[れせ]られる方)/g,
    advice: '敬語です。「です」「ます」「〜してください」だけにしてください。',
  },
  {
    rule: 'hard-grammar',
    form: /(につきまして|に際し|に伴い|に基づ[きく]|において|における|に係る|ものとする|及び|並びに|若しくは|又は|当該|ところ、|とともに|のみならず|に限り|を除き)/g,
    advice: '書き言葉です。短い文に分けて、話すときの言い方にしてください。',
  },
]

/** Marks what is hard in a やさしい日本語; a person decides. */
export const easyGrammar: Rule = ({ passages, lang }) =>
  lang === 'easy' ? passages.flatMap((passage) => grammar.flatMap((one) => found(passage, one))) : []

function found({ field, line, text }: Passage, { rule, form, not, advice }: Grammar): Finding[] {
  return sentencesOf(text, 'easy').flatMap((sentence) => {
    const match = [...sentence.matchAll(form)].find(({ index, 0: word }) => {
      const around = sentence.slice(Math.max(0, index - 3), index + word.length)
      return !not?.test(around)
    })
    return match
      ? [{ rule, isError: false, field, line, excerpt: excerptOf(`${match[0]}（${sentence}）`), advice }]
      : []
  })
}

/** Characters beyond the second year of school that have no reading. */
export const easyReadings: Rule = ({ title, summary, body, lang }) => {
  if (lang !== 'easy') return []
  const lines: [string, number | undefined, string][] = [
    ['title', undefined, title],
    ['summary', undefined, summary],
    ...body.split('\n').map((text, at): [string, number, string] => ['body', at + 1, text]),
  ]
  return lines.flatMap(([field, line, text]) => {
    const bare = [...new Set(unread(text).match(/[\p{Script=Han}]/gu) ?? [])].filter((one) => !easyKanji.has(one))
    if (bare.length === 0) return []
    const finding: Finding = {
      ...{ rule: 'no-reading', isError: false, field, line, excerpt: bare.slice(0, 12).join('') },
      advice: `読みがなを付けてください。例：「${bare[0]}《よみ》」。`,
    }
    return [finding]
  })
}

/** The text without everything that has a reading. */
const unread = (text: string): string =>
  withoutReadings(authored(text).replace(/\uFDD0[^\uFDD1]*\uFDD1[^\uFDD2]*\uFDD2/g, ''))

/** Words are set apart, as textbooks for learners do. */
export const easySpaces: Rule = ({ passages, lang }) => {
  if (lang !== 'easy') return []
  const crowded = passages.filter(
    ({ text, isHeading }) => !isHeading && [...text].length > 20 && !/[ \u3000]/.test(text.trim()),
  )
  return crowded.slice(0, 3).map(({ field, line, text }) => ({
    ...{ rule: 'no-spaces', isError: false, field, line, excerpt: excerptOf(text) },
    advice: '言葉の間を空けると読みやすくなります。例：「役所に 来て ください」。',
  }))
}
