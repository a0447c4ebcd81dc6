import type { Profile } from '#platform/profile/index.ts'

type Said = { name: string; number: string; place: string; when: string }

/** Words on the paper of a revocation. */
export const letterWords = {
  title: '施設利用承認取消通知書',
  text: ({ name, number, place, when }: Said) =>
    `「${name}」に承認しました${place}の利用（${when}、予約番号 ${number}）について、下記のとおり承認を取り消すことに決定しました。`,
  ground: '根拠',
  reason: '理由',
  kept: '窓口でお渡しします',
  operator: (name: string) => `指定管理者 ${name}`,
} as const

/**
 * 教示. Whoever decided about a 公の施設, 審査請求 goes to the 長, who asks the assembly before deciding on it; the lawsuit
 * is against the municipality, or against the 指定管理者 who decided and belongs to none.
 * 根拠: 地方自治法 第244条の4, 行政不服審査法 第82条第1項, 行政事件訴訟法 第11条第2項, 第46条.
 */
export function appealOf({ name, mayorTitle }: Pick<Profile, 'name' | 'mayorTitle'>, operator?: string): string[] {
  const against = operator
    ? `${operator}を被告として`
    : `${name}を被告として（訴訟において${name}を代表する者は${mayorTitle}となります。）`
  return [
    `この処分に不服がある場合は、この処分があったことを知った日の翌日から起算して3か月以内に、${mayorTitle}に対して審査請求をすることができます（この期間内であっても、この処分の日の翌日から起算して1年を経過すると、審査請求をすることができなくなります。）。審査請求があったときは、${mayorTitle}は、不適法として却下する場合を除き、議会に諮問してから裁決します（地方自治法第244条の4）。`,
    `この処分については、この処分があったことを知った日の翌日から起算して6か月以内に、${against}、処分の取消しの訴えを提起することができます（この期間内であっても、この処分の日の翌日から起算して1年を経過すると、訴えを提起することができなくなります。）。`,
    '審査請求をした場合には、処分の取消しの訴えは、その審査請求に対する裁決があったことを知った日の翌日から起算して6か月以内に提起することができます（この期間内であっても、裁決の日の翌日から起算して1年を経過すると、訴えを提起することができなくなります。）。',
  ]
}
