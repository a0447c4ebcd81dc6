import { defineTexts } from '#platform/i18n/index.ts'

const ja = {
  byMail: 'メールで誘《さそ》う',
  byMailLede:
    '相手《あいて》に、答《こた》えるためのリンクを送《おく》ります。団体《だんたい》やあなたの名前《なまえ》は、メールに出《で》ません。送《おく》ることを、先《さき》に相手《あいて》に伝《つた》えてください。',
  address: '相手《あいて》のメールアドレス',
  send: '招待《しょうたい》のメールを送《おく》る',
  to: '渡《わた》し方《かた》',
  byCode: 'コード',
  mailStates: {
    asked: '（送《おく》っています）',
    sent: '（送《おく》りました）',
    refused: '（届《とど》きませんでした。アドレスを確《たし》かめてください）',
  },
  problems: {
    address: '「taro@example.jp」のように、メールアドレスを入力《にゅうりょく》してください。',
    many: '1日《にち》に送《おく》れる数《かず》を超《こ》えました。明日《あした》また送《おく》るか、コードを渡《わた》してください。',
    address_many:
      'このアドレスには、返事《へんじ》を待《ま》っている招待《しょうたい》がもうあります。コードを渡《わた》すか、返事《へんじ》をお待《ま》ちください。',
  },
  letter: {
    subject: '{{office}}のサイトに、あなたへの招待《しょうたい》が届《とど》いています',
    text: '施設《しせつ》を使《つか》う団体《だんたい》への招待《しょうたい》です。下《した》のリンクを開《ひら》いてサインインすると、どの団体《だんたい》からか分《わ》かり、受《う》けるか断《ことわ》るかを選《えら》べます。14日間《にちかん》使《つか》えます。',
    foot: '心当《こころあ》たりがないときは、何《なに》もせずに、このメールを消《け》してください。何《なに》も登録《とうろく》されません。',
  },
  opening: {
    title: '招待《しょうたい》のリンク',
    lede: 'メールで届《とど》いた招待《しょうたい》です。開《ひら》くと、どの団体《だんたい》からかを確《たし》かめてから、受《う》けるか断《ことわ》るかを選《えら》べます。まだ何《なに》も決《き》まりません。',
    open: '招待《しょうたい》を開《ひら》く',
  },
} as const

const easy = {
  byMail: 'メールで よぶ',
  byMailLede:
    'その人《ひと》に リンクを 送《おく》ります。メールには 名前《なまえ》が 出《で》ません。送《おく》ることを、先《さき》に 話《はな》してください。',
  address: 'その人《ひと》の メールアドレス',
  send: 'メールを 送《おく》る',
  to: 'わたしかた',
  byCode: 'コード',
  mailStates: {
    asked: '（送《おく》って います）',
    sent: '（送《おく》りました）',
    refused: '（とどきませんでした。アドレスを もう 一度《いちど》 見《み》てください）',
  },
  problems: {
    address: '「taro@example.jp」のように、メールアドレスを 書《か》いてください。',
    many: '1日《にち》に 送《おく》れる 数《かず》が おわりました。明日《あした》 送《おく》るか、コードを わたしてください。',
    address_many: 'この アドレスには もう 送《おく》りました。返事《へんじ》を まつか、コードを わたしてください。',
  },
  letter: {
    subject: '{{office}}の サイトに、あなたへの 招待《しょうたい》が あります',
    text: '施設《しせつ》を つかう グループへの 招待《しょうたい》です。下《した》の リンクを 開《あ》けて サインインすると、どの グループか わかります。入《はい》るか、入《はい》らないか、えらべます。14日《にち》 つかえます。',
    foot: 'わからない ときは、何《なに》も しないで、この メールを 消《け》してください。何《なに》も 決《き》まりません。',
  },
  opening: {
    title: '招待《しょうたい》の リンク',
    lede: 'メールで 来《き》た 招待《しょうたい》です。開《あ》けると、どの グループか わかります。それから、入《はい》るか、入《はい》らないか、えらびます。',
    open: '招待《しょうたい》を 開《あ》ける',
  },
} as const

const en = {
  byMail: 'Invite by mail',
  byMailLede:
    'We send the person a link to answer. The mail names neither the group nor you. Please tell the person beforehand.',
  address: 'Mail address of the person',
  send: 'Send the invitation',
  to: 'How',
  byCode: 'Code',
  mailStates: {
    asked: '(being sent)',
    sent: '(sent)',
    refused: '(could not be delivered; please check the address)',
  },
  problems: {
    address: 'Enter a mail address, such as “taro@example.jp”.',
    many: 'No more mails can be sent today. Send it tomorrow, or hand over a code.',
    address_many: 'Invitations to this address are already waiting for an answer. Hand over a code, or wait for it.',
  },
  letter: {
    subject: 'An invitation for you on the site of the {{office}}',
    text: 'You are invited to a group that uses public facilities. Open the link below and sign in: you will see which group it is, and can accept or decline. The link is good for 14 days.',
    foot: 'If you do not know what this is about, do nothing and delete this mail. Nothing is registered.',
  },
  opening: {
    title: 'Invitation link',
    lede: 'You were sent an invitation by mail. Open it to see which group it is from; then you accept or decline. Nothing is decided yet.',
    open: 'Open the invitation',
  },
} as const

/** An invitation by mail: asking for it, the mail, and where its link leads. */
export const mailedTexts = defineTexts({ ja, easy, en })
