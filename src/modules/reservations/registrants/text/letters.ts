import type { Profile } from '#platform/profile/index.ts'

type Said = { name: string; number: string; from: string }

/** Words on paper, to who represents. */
export const letterWords = {
  period: '停止の期間',
  ground: '根拠',
  reason: '理由',
  kept: '窓口でお渡しします',
  refusal: {
    title: '施設利用者登録不承認通知書',
    text: ({ name }: Said) =>
      `申請のありました「${name}」の施設利用者登録は、下記のとおり承認しないことに決定しました。`,
  },
  suspension: {
    title: '施設利用停止通知書',
    text: ({ name, number }: Said) =>
      `「${name}」（利用者番号 ${number}）による施設の利用を、下記のとおり停止することに決定しました。`,
  },
  lifting: {
    title: '施設利用停止解除通知書',
    text: ({ name, number, from }: Said) =>
      `「${name}」（利用者番号 ${number}）に対する施設の利用の停止を、${from}に解除します。`,
  },
  revocation: {
    title: '施設利用者登録取消通知書',
    text: ({ name, number, from }: Said) =>
      `「${name}」（利用者番号 ${number}）の施設利用者登録を、${from}に、下記のとおり取り消すことに決定しました。`,
  },
} as const

/**
 * 教示 of a 処分 of the 長 about the right to use 公の施設. 審査庁 is the 長, as there is no higher authority (行政不服審査法
 * 第4条第1号), who asks the assembly before deciding.
 * 根拠: 地方自治法 第244条の4, 行政不服審査法 第82条第1項, 行政事件訴訟法 第46条.
 */
export const appealOf = ({ name, mayorTitle }: Pick<Profile, 'name' | 'mayorTitle'>): string[] => [
  `この処分に不服がある場合は、この処分があったことを知った日の翌日から起算して3か月以内に、${mayorTitle}に対して審査請求をすることができます（この期間内であっても、この処分の日の翌日から起算して1年を経過すると、審査請求をすることができなくなります。）。審査請求があったときは、${mayorTitle}は、不適法として却下する場合を除き、議会に諮問してから裁決します（地方自治法第244条の4）。`,
  `この処分については、この処分があったことを知った日の翌日から起算して6か月以内に、${name}を被告として（訴訟において${name}を代表する者は${mayorTitle}となります。）、処分の取消しの訴えを提起することができます（この期間内であっても、この処分の日の翌日から起算して1年を経過すると、訴えを提起することができなくなります。）。`,
  '審査請求をした場合には、処分の取消しの訴えは、その審査請求に対する裁決があったことを知った日の翌日から起算して6か月以内に提起することができます（この期間内であっても、裁決の日の翌日から起算して1年を経過すると、訴えを提起することができなくなります。）。',
]
