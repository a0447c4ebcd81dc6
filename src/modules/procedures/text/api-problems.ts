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
    ja: '書類の写しが必要です。files に送り、その番号を file に入れてください。',
    en: 'A copy of a paper is needed. Send it to files and give its id as file.',
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
    ja: 'この手続は、起案から決めるか（acts）、受け付けて終えます（arrival）。',
    en: 'This kind of request is decided by acts, or taken by arrival.',
  },
  already_decided: { ja: '決定が済んでいます。案件を読み直してください。', en: 'It is decided. Read the case again.' },
  file_missing: {
    ja: 'ファイルがありません。multipart/form-data の file に一つ入れて送ってください。',
    en: 'There is no file. Send one as the part "file" of multipart/form-data.',
  },
  file_empty: { ja: 'ファイルが空です。選び直してください。', en: 'The file is empty. Choose another.' },
  file_too_large: { ja: 'ファイルは10MBまでです。小さくして送ってください。', en: 'A file may have 10 MB at most.' },
  file_unsupported_type: {
    ja: '写真（JPEG、PNG、WebP）かPDFを送ってください。',
    en: 'Send a photo (JPEG, PNG, WebP) or a PDF.',
  },
  file_heic: { ja: 'HEICは受け取れません。JPEGにして送ってください。', en: 'HEIC is not taken. Send it as JPEG.' },
  file_unreadable_image: {
    ja: '画像を読み取れません。撮り直してください。',
    en: 'The picture cannot be read. Take it anew.',
  },
  file_infected: {
    ja: '安全を確かめられないファイルのため、受け取れません。',
    en: 'This file is not safe and was not taken.',
  },
  too_many_files: {
    ja: 'この申請に送ったファイルが多すぎます。すでに送ったファイルの番号を使ってください。',
    en: 'There are too many files with this request. Use those that you have sent.',
  },
  unfit: {
    ja: '置けない書きかけです。項目の名前と長さを確かめ、個人番号（マイナンバー）は入れないでください。',
    en: 'This cannot be kept. Check names and lengths of the fields, and send no individual number.',
  },
  changed_elsewhere: {
    ja: 'ほかの画面が同じ項目を書きました。unfinished を読み直し、新しい版を seen に入れてください。',
    en: 'Another window wrote the same fields. Read unfinished again and send the newer versions as seen.',
  },
  text_empty: { ja: '何か書いて送ってください。', en: 'Write something.' },
  text_too_long: { ja: '2,000文字までで書いてください。', en: 'Write 2,000 characters at most.' },
  text_guarded: {
    ja: '個人番号（マイナンバー）や住民票コードは送らないでください。何も受け付けていません。',
    en: 'Send no individual number and no resident code. Nothing was taken in.',
  },
  closed: { ja: '終わった申請です。係に電話でご相談ください。', en: 'This has ended. Call the office.' },
  too_many: {
    ja: '多すぎます。返事を待ってから送ってください。',
    en: 'There are too many. Wait for an answer first.',
  },
  not_open: {
    ja: '同意の求めは終わっています。agreements を読み直してください。',
    en: 'Nothing is asked any more. Read agreements again.',
  },
  reason_missing: { ja: '断る理由を reason に入れてください。', en: 'Say why in reason.' },
  not_wanted: { ja: 'この書類は求められていません。', en: 'This paper is not asked for.' },
  checks_unseen: {
    ja: '合わなかった照合があります。案件の checks を見てから、seen を true にして送ってください。',
    en: 'Some checks did not hold. Look at the checks of the case and send seen: true.',
  },
  not_now: {
    ja: 'いまの状態ではできません。読み直して、状態を確かめてください。',
    en: 'Its state does not allow this now. Read it again.',
  },
  examined_it: {
    ja: '審査した人は決定できません。起案・審査・決定は別の人が行います。',
    en: 'Who examined it cannot decide it. Three people do the three steps.',
  },
  holder_is_present: {
    ja: '決定権者が在席しているため、代決はできません。',
    en: 'Who decides is present, so nobody may stand in.',
  },
  not_next_in_line: {
    ja: 'この決定区分の決定権者、または代決の順番に当たる人だけができます。',
    en: 'Only who decides this, or who is next to stand in, may do it.',
  },
  other_office: { ja: 'この事案の係の職員だけができます。', en: 'Only the office of the case may do this.' },
  not_drafter: { ja: '引き戻しは、起案した人だけができます。', en: 'Only who drafted it may take it back.' },
  never_asked: {
    ja: '補正を求め、期限が過ぎても答えがなかったときだけ、届出を終えられます。',
    en: 'A notification may lapse only after a correction that nobody answered in time.',
  },
} as const
