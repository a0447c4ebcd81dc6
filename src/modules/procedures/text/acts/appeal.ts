import type { Appeal } from '../../domain/definition/law.ts'

/**
 * 教示 as it is printed, a paragraph each; nothing where there is no 処分 to appeal against. `authority` is the 処分庁.
 * 根拠: 行政不服審査法 第82条第1項, 行政事件訴訟法 第46条.
 */
export function appealParagraphs(appeal: Appeal | undefined, authority: string): string[] {
  if (!appeal || appeal.kind === 'none') return []
  return [objection(appeal, authority), ...suit(appeal)]
}

type Given = Extract<Appeal, { kind: 'appeal' }>

const objection = ({ to, months, years }: Given, authority: string): string =>
  `この処分に不服がある場合は、この処分があったことを知った日の翌日から起算して${months}か月以内に、${to}に対して審査請求をすることができます（この期間内であっても、この処分の日の翌日から起算して${years}年を経過すると、審査請求をすることができなくなります。）。${
    // 根拠: 行政不服審査法 第21条第1項 (処分庁を経由する審査請求)
    to === authority ? '' : `審査請求書は、${authority}を経由して提出することもできます。`
  }`

function suit(appeal: Given): string[] {
  const { defendant, representative, months, years } = appeal.suit
  const against = `${defendant}を被告として（訴訟において${defendant}を代表する者は${representative}となります。）`
  const afterAnswer = `審査請求に対する裁決があったことを知った日の翌日から起算して${months}か月以内に`
  const limit = (day: string) =>
    `（この期間内であっても、${day}の日の翌日から起算して${years}年を経過すると、訴えを提起することができなくなります。）`
  if (appeal.mustAppealFirst) {
    return [
      `この処分の取消しの訴えは、${afterAnswer}、${against}提起することができます${limit('裁決')}。`,
      // 根拠: 行政事件訴訟法 第8条第1項ただし書, 第2項
      'この処分の取消しの訴えは、審査請求に対する裁決を経た後でなければ提起することができません。ただし、次のいずれかに当たるときは、裁決を経ないで提起することができます。(1) 審査請求があった日から3か月を経過しても裁決がないとき。(2) 処分、処分の執行又は手続の続行により生ずる著しい損害を避けるため緊急の必要があるとき。(3) その他裁決を経ないことにつき正当な理由があるとき。',
    ]
  }
  return [
    `この処分については、この処分があったことを知った日の翌日から起算して${months}か月以内に、${against}、処分の取消しの訴えを提起することができます${limit('この処分')}。`,
    `審査請求をした場合には、処分の取消しの訴えは、その${afterAnswer}提起することができます${limit('裁決')}。`,
  ]
}
