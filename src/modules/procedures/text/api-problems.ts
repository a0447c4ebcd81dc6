/** What a program is told to do, by `code`; kept short, in Japanese and English. */
export const apiProblems = {
  acting_ended: {
    ja: '代理が終わったか、範囲に入っていません。本人が手続してください。',
    en: 'You may not act for this person any more. They have to act themselves.',
  },
  not_acting: {
    ja: 'その人の代わりに、この手続はできません。principals を読み直してください。',
    en: 'You may not act for that person here. Read principals again.',
  },
  incomplete: {
    ja: 'まだ答えていない質問があります。nextPage の質問に答えてください。',
    en: 'Something is not answered yet. Answer the page named in nextPage.',
  },
  too_early: {
    ja: '先に答える質問があります。nextPage の質問から順に答えてください。',
    en: 'Other questions come first. Answer the page named in nextPage.',
  },
  not_a_draft: {
    ja: '内容を確定したあとは変えられません。申請を読み直してください。',
    en: 'It was confirmed and cannot be changed. Read it again.',
  },
  changed: {
    ja: '確かめたあとに内容か住民記録が変わりました。check をもう一度読み、新しい content を送ってください。',
    en: 'The answers or the register changed since you looked. Read check again and send the new content.',
  },
  at_office: {
    ja: '記録の確認が要るため、オンラインでは受け付けられません。窓口で申請してください。',
    en: 'A record has to be checked: this request is made at the counter.',
  },
  not_confirmed: {
    ja: 'まだ確定していません。confirmation を送ってください。',
    en: 'It is not confirmed. Send the confirmation first.',
  },
  not_signed: {
    ja: 'まだ署名がありません。links.sign を本人のブラウザーで開いてください。',
    en: 'It is not signed. Open links.sign in the person’s browser.',
  },
  not_paid: {
    ja: 'まだ支払いが済んでいません。links.pay を本人のブラウザーで開いてください。',
    en: 'It is not paid. Open links.pay in the person’s browser.',
  },
  not_agreed: {
    ja: '同じ世帯の人の同意を待っています。同意があると、届きます。',
    en: 'It waits for the agreement of the other adult of the household.',
  },
  too_late: {
    ja: '作成に入ったため、取り下げられません。担当の係に電話でご相談ください。',
    en: 'The paper is being made; it cannot be withdrawn. Call the office.',
  },
  not_asked: {
    ja: '役所からの質問はありません。答え終わったか、期限が過ぎています。',
    en: 'The office asks nothing now: it was answered, or its time is over.',
  },
  paper_missing: {
    ja: '書類の写しが必要です。links.page を本人のブラウザーで開いて送ってください。',
    en: 'A copy of a paper is needed. Open links.page in the person’s browser and send it there.',
  },
  taken_by_other: {
    ja: 'ほかの職員が引き受けました。一覧を読み直してください。',
    en: 'A colleague has taken it. Read the queue again.',
  },
  not_waiting: {
    ja: '引き受けを待っている案件ではありません。案件を読み直してください。',
    en: 'It does not wait to be taken. Read the case again.',
  },
  not_assigned: { ja: '先に案件を引き受けてください（assignment）。', en: 'Take the case first (assignment).' },
  own_proposal: {
    ja: '自分の起案は確認できません。別の職員が確認してください。',
    en: 'You proposed it; a second person has to confirm.',
  },
  no_decision_of_this_kind: {
    ja: 'この手続は、起案から決めるか、受け付けて終えます。職員の画面で進めてください。',
    en: 'This kind of request is decided or taken on the staff’s pages.',
  },
  already_decided: { ja: '決定が済んでいます。案件を読み直してください。', en: 'It is decided. Read the case again.' },
} as const
