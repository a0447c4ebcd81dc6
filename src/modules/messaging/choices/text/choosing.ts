import { defineTexts } from '#platform/i18n/index.ts'

type Hours = { from: string; until: string }
type Next = Hours & { count: number; where: string }

/** The page where people choose what they are told, how and when. */
export const choosingTexts = defineTexts({
  ja: {
    title: 'お知《し》らせを選《えら》ぶ',
    lede: '知《し》りたいことだけが届《とど》きます。1分《ぷん》ほどで選《えら》べて、いつでも変《か》えられます。',
    description: '知《し》りたいこと、届《とど》け方《かた》、時間《じかん》を1分《ぷん》で選《えら》ぶ',
    quick: 'おすすめから始《はじ》める',
    quickNote: '近《ちか》いものを押《お》すと、よく選《えら》ばれる分野《ぶんや》に印《しるし》が付《つ》きます。',
    suggested:
      'おすすめの分野《ぶんや》に印《しるし》を付《つ》けました。まだ保存《ほぞん》していません。確《たし》かめて、下《した》の「これで受《う》け取《と》る」を押《お》してください。',
    what: '知《し》りたいこと',
    groups: {
      disaster: '防災《ぼうさい》・安全《あんぜん》',
      children: '子《こ》ども',
      age: '暮《く》らしと健康《けんこう》',
      interest: '関心《かんしん》のあること',
      area: '地域《ちいき》',
    },
    often: {
      'at-once': '起《お》きたとき',
      week: '週《しゅう》に1回《かい》ほど',
      month: '月《つき》に1、2回《かい》',
      season: '時期《じき》になったとき',
      rare: '年《ねん》に数回《すうかい》',
    },
    topicHint: (hint: string, often: string) => `${hint}（${often}）`,
    chooseArea: '地域《ちいき》のお知《し》らせも選《えら》ぶ',
    saveNow: '届《とど》け先《さき》や時間《じかん》は、この下《した》で変《か》えられます。',
    answer: '答《こた》える',
    about: 'あなたのこと',
    aboutNote:
      '答《こた》えなくてもかまいません。答《こた》えると、あなたに関《かか》わらないお知《し》らせを減《へ》らせます。お知《し》らせを選《えら》ぶことのほかには使《つか》いません。',
    ageGroup: '年代《ねんだい》',
    births: 'お子《こ》さんの生《う》まれた年《とし》',
    birthsHint:
      '健診《けんしん》や入学《にゅうがく》の時期《じき》に合《あ》わせてお知《し》らせします。例《れい》：2019 2022（何人《なんにん》でも、間《あいだ》を空《あ》けて）',
    birthsWrong: (least: number, most: number) =>
      `お子《こ》さんの生《う》まれた年《とし》は、${least}から${most}までの西暦《せいれき》4桁《けた》で書《か》いてください（12人《にん》まで）`,
    area: 'お住《す》まいの地域《ちいき》',
    areaHint: '工事《こうじ》や断水《だんすい》など、地域《ちいき》だけのお知《し》らせを選《えら》ぶためです。',
    noAnswer: '答《こた》えない',
    how: '届《とど》け先《さき》',
    howLegend: '選《えら》んだ分野《ぶんや》を届《とど》ける先《さき》',
    howHint: 'あなたの申請《しんせい》などのお知《し》らせは、印《しるし》がなくても届《とど》きます。',
    channels: {
      line: 'LINE',
      push: 'このサイトの通知《つうち》',
      mail: (address: string) => `メール（${address}）`,
    },
    noChannel:
      '届《とど》け先《さき》が、まだありません。このままでは、郵便《ゆうびん》で送《おく》ると決《き》めたお知《し》らせだけが届《とど》きます。',
    unproven: (address: string) =>
      `メール（${address}）は、まだ確《たし》かめていません。確認《かくにん》のメールのボタンを押《お》すと、選《えら》んだ分野《ぶんや》が届《とど》くようになります。`,
    prove: '確認《かくにん》のメールを受《う》け取《と》る',
    moreChannels: '届《とど》け先《さき》を加《くわ》える・変《か》える',
    feeds: 'RSSで読《よ》む',
    letters: '手紙《てがみ》の受《う》け取《と》り方《かた》',
    when: 'いつ',
    frequency: 'どのくらい',
    frequencies: {
      'at-once': 'そのつど',
      daily: '1日《にち》に1回《かい》、まとめて',
      weekly: '週《しゅう》に1回《かい》、まとめて',
    },
    hours: '何時《なんじ》ごろ',
    hoursOffice: ({ from, until }: Hours) => `おまかせ（${from}から${until}まで）`,
    hoursOwn: '時間《じかん》を決《き》める',
    hoursFrom: '何時《なんじ》から',
    hoursUntil: '何時《なんじ》まで',
    hoursWrong: '始《はじ》まりと終《お》わりは、ちがう時刻《じこく》を選《えら》んでください',
    hoursNote: '緊急《きんきゅう》のお知《し》らせは、いつでも届《とど》きます。',
    save: 'これで受《う》け取《と》る',
    saved: '保存《ほぞん》しました',
    next: {
      none: '分野《ぶんや》は選《えら》んでいません。あなたの申請《しんせい》などのお知《し》らせだけが届《とど》きます。',
      nowhere: ({ count }: Next) =>
        `${count}の分野《ぶんや》を覚《おぼ》えました。届《とど》け先《さき》を加《くわ》えると、次《つぎ》のお知《し》らせから届《とど》きます。`,
      'at-once': ({ count, where, from, until }: Next) =>
        `${count}の分野《ぶんや》のお知《し》らせを、出《で》たらすぐ、${from}から${until}までの間《あいだ》に、${where}へ送《おく》ります。`,
      daily: ({ count, where, from }: Next) =>
        `${count}の分野《ぶんや》のお知《し》らせを、1日《にち》に1回《かい》まとめて、${from}を過《す》ぎてから${where}へ送《おく》ります。`,
      weekly: ({ count, where, from }: Next) =>
        `${count}の分野《ぶんや》のお知《し》らせを、週《しゅう》に1回《かい》まとめて、${from}を過《す》ぎてから${where}へ送《おく》ります。`,
    },
    statutoryOnly:
      'いまは「必要《ひつよう》なお知《し》らせだけ受《う》け取《と》る」になっています。このままでは、選《えら》んだ分野《ぶんや》は届《とど》きません。',
    statutoryOnlyLink: 'すべて受《う》け取《と》るに変《か》える',
    lists: '、',
    nobody: {
      title: 'お知《し》らせを選《えら》ぶには',
      lede: 'いまのサインインでは、あなたがだれか分《わ》からないので、選《えら》んだことを覚《おぼ》えておけません。',
      card: 'マイナンバーカードかパスキーで確《たし》かめると、選《えら》べるようになります。',
      prove: 'カードかパスキーで確《たし》かめる',
      feeds: 'サインインしなくても、分野《ぶんや》ごとのお知《し》らせをRSSで読《よ》めます。',
    },
    beside: {
      title: 'そのほか',
      messages: '届《とど》いたお知《し》らせ',
      line: 'LINEとつなぐ',
      push: 'このサイトの通知《つうち》',
    },
  },
  easy: {
    title: 'お知《し》らせを 選《えら》ぶ',
    lede: '知《し》りたい ことだけが 届《とど》きます。1分《ぷん》くらいで できます。いつでも 変《か》えられます。',
    description: '知《し》りたい ことを 1分《ぷん》で 選《えら》びます',
    quick: 'おすすめから 始《はじ》める',
    quickNote:
      'あなたに 近《ちか》い ものを 押《お》して ください。みんなが よく 選《えら》ぶ ものに 印《しるし》が つきます。',
    suggested:
      'おすすめに 印《しるし》を つけました。まだ 決《き》まって いません。よく 見《み》て、下《した》の「これに します」を 押《お》して ください。',
    what: '知《し》りたい こと',
    groups: {
      disaster: '地震《じしん》・台風《たいふう》・安全《あんぜん》',
      children: '子《こ》ども',
      age: '暮《く》らしと 体《からだ》',
      interest: '好《す》きな こと',
      area: '住《す》んで いる ところ',
    },
    often: {
      'at-once': '何《なに》か あった とき',
      week: '1週間《しゅうかん》に 1回《かい》くらい',
      month: '1か月《げつ》に 1回《かい》か 2回《かい》',
      season: '時期《じき》に なった とき',
      rare: '1年《ねん》に 何回《なんかい》か',
    },
    topicHint: (hint: string, often: string) => `${hint}（${often}）`,
    chooseArea: '住《す》んで いる ところの お知《し》らせも 選《えら》ぶ',
    saveNow: '届《とど》ける ところや 時間《じかん》は、下《した》で 変《か》えられます。',
    answer: '答《こた》える',
    about: 'あなたの こと',
    aboutNote:
      '書《か》かなくても いいです。書《か》くと、あなたに 関係《かんけい》が ない お知《し》らせが 少《すく》なく なります。ほかの ことには 使《つか》いません。',
    ageGroup: '年《とし》',
    births: '子《こ》どもが 生《う》まれた 年《とし》',
    birthsHint:
      '検査《けんさ》や 学校《がっこう》の お知《し》らせを ちょうど いい ときに 送《おく》ります。例《れい》：2019 2022',
    birthsWrong: (least: number, most: number) =>
      `${least}から ${most}までの 4つの 数字《すうじ》で 書《か》いて ください（12人《にん》まで）`,
    area: '住《す》んで いる ところ',
    areaHint:
      '工事《こうじ》や 水《みず》が 止《と》まる お知《し》らせを、その 場所《ばしょ》の 人《ひと》に 送《おく》る ためです。',
    noAnswer: '答《こた》えない',
    how: 'どこに 届《とど》けますか',
    howLegend: '選《えら》んだ お知《し》らせを 届《とど》ける ところ',
    howHint: 'あなたの 申《もう》し込《こ》みの お知《し》らせは、印《しるし》が なくても 届《とど》きます。',
    channels: {
      line: 'LINE',
      push: 'この サイトの 通知《つうち》',
      mail: (address: string) => `メール（${address}）`,
    },
    noChannel:
      '届《とど》ける ところが まだ ありません。大切《たいせつ》な お知《し》らせだけ、手紙《てがみ》で 送《おく》ります。',
    unproven: (address: string) =>
      `メール（${address}）は、まだ 確《たし》かめて いません。確認《かくにん》の メールを 見《み》て、ボタンを 押《お》して ください。`,
    prove: '確認《かくにん》の メールを 受《う》け取《と》る',
    moreChannels: '届《とど》ける ところを 変《か》える',
    feeds: 'RSSで 読《よ》む',
    letters: '手紙《てがみ》の 受《う》け取《と》り方《かた》',
    when: 'いつ',
    frequency: 'どのくらい',
    frequencies: {
      'at-once': 'お知《し》らせが 出《で》た とき',
      daily: '1日《にち》に 1回《かい》、まとめて',
      weekly: '1週間《しゅうかん》に 1回《かい》、まとめて',
    },
    hours: '何時《なんじ》ごろ',
    hoursOffice: ({ from, until }: Hours) => `まかせます（${from}から ${until}まで）`,
    hoursOwn: '時間《じかん》を 決《き》めます',
    hoursFrom: '何時《なんじ》から',
    hoursUntil: '何時《なんじ》まで',
    hoursWrong: '始《はじ》まりと 終《お》わりは、ちがう 時間《じかん》に して ください',
    hoursNote: '危《あぶ》ない ときの お知《し》らせは、いつでも 届《とど》きます。',
    save: 'これに します',
    saved: '決《き》まりました',
    next: {
      none: '選《えら》んだ ものは ありません。あなたの 申《もう》し込《こ》みの お知《し》らせだけ 届《とど》きます。',
      nowhere: ({ count }: Next) =>
        `${count}つ 選《えら》びました。届《とど》ける ところを 決《き》めると、次《つぎ》の お知《し》らせから 届《とど》きます。`,
      'at-once': ({ count, where, from, until }: Next) =>
        `${count}つ 選《えら》びました。お知《し》らせが 出《で》たら すぐ、${from}から ${until}の 間《あいだ》に、${where}へ 送《おく》ります。`,
      daily: ({ count, where, from }: Next) =>
        `${count}つ 選《えら》びました。1日《にち》に 1回《かい》まとめて、${from}の あとに、${where}へ 送《おく》ります。`,
      weekly: ({ count, where, from }: Next) =>
        `${count}つ 選《えら》びました。1週間《しゅうかん》に 1回《かい》まとめて、${from}の あとに、${where}へ 送《おく》ります。`,
    },
    statutoryOnly:
      '今《いま》は「必要《ひつよう》な お知《し》らせだけ」に なって います。選《えら》んだ お知《し》らせは 届《とど》きません。',
    statutoryOnlyLink: '全部《ぜんぶ》 受《う》け取《と》るに 変《か》える',
    lists: '、',
    nobody: {
      title: 'お知《し》らせを 選《えら》ぶには',
      lede: '今《いま》の サインインでは、あなたが だれか わかりません。選《えら》んだ ことを 覚《おぼ》える ことが できません。',
      card: 'マイナンバーカードか パスキーで 確《たし》かめて ください。そう すると 選《えら》べます。',
      prove: 'カードか パスキーで 確《たし》かめる',
      feeds: 'サインインを しなくても、お知《し》らせを RSSで 読《よ》めます。',
    },
    beside: {
      title: 'ほかの こと',
      messages: '届《とど》いた お知《し》らせ',
      line: 'LINEと つなぐ',
      push: 'この サイトの 通知《つうち》',
    },
  },
  en: {
    title: 'Choose your messages',
    lede: 'You get only what you want to know. It takes about a minute, and you can change it at any time.',
    description: 'Choose in a minute what you want to know, where and when',
    quick: 'Start with what others choose',
    quickNote: 'Press what fits you best, and the topics that most people choose are ticked.',
    suggested: 'Topics are ticked for you. Nothing has been saved yet: have a look and press “Send me these” below.',
    what: 'What you want to know',
    groups: {
      disaster: 'Disasters and safety',
      children: 'Children',
      age: 'Life and health',
      interest: 'Interests',
      area: 'Areas',
    },
    often: {
      'at-once': 'when something happens',
      week: 'about once a week',
      month: 'once or twice a month',
      season: 'when it is time',
      rare: 'a few times a year',
    },
    topicHint: (hint: string, often: string) => `${hint} (${often})`,
    chooseArea: 'Choose news of areas too',
    saveNow: 'Where and when it comes can be changed below.',
    answer: 'Answer',
    about: 'About you',
    aboutNote:
      'You need not answer. If you do, you get fewer messages that do not concern you. Your answers are used for nothing else.',
    ageGroup: 'Age group',
    births: 'Years in which your children were born',
    birthsHint: 'So that check-ups and school enrolment reach you in time. For example: 2019 2022',
    birthsWrong: (least: number, most: number) =>
      `Write the years with four digits, from ${least} to ${most}, twelve at most`,
    area: 'Where you live',
    areaHint: 'For news of one area only, such as road works or water cuts.',
    noAnswer: 'No answer',
    how: 'Where it goes',
    howLegend: 'Send the topics I chose to',
    howHint: 'Messages about your own applications come in any case.',
    channels: {
      line: 'LINE',
      push: 'Notifications of this site',
      mail: (address: string) => `E-mail (${address})`,
    },
    noChannel: 'We have no way to reach you yet. As it is, you get only what is sent out by post.',
    unproven: (address: string) =>
      `Your e-mail address (${address}) is not confirmed yet. Press the button in the mail that we send you, and your topics will come there.`,
    prove: 'Send me the mail',
    moreChannels: 'Add or change where it goes',
    feeds: 'Read by RSS',
    letters: 'How you get letters',
    when: 'When',
    frequency: 'How often',
    frequencies: { 'at-once': 'Each at once', daily: 'Once a day, together', weekly: 'Once a week, together' },
    hours: 'At what time',
    hoursOffice: ({ from, until }: Hours) => `As usual (from ${from} to ${until})`,
    hoursOwn: 'At hours that I choose',
    hoursFrom: 'From',
    hoursUntil: 'To',
    hoursWrong: 'Choose two different times',
    hoursNote: 'Emergency messages come at any time.',
    save: 'Send me these',
    saved: 'Saved',
    next: {
      none: 'No topic is chosen. You get only messages about your own applications.',
      nowhere: ({ count }: Next) =>
        `${count === 1 ? 'One topic is' : `${count} topics are`} remembered. Add a way to reach you, and the next message will come.`,
      'at-once': ({ count, where, from, until }: Next) =>
        `Messages on ${count === 1 ? 'one topic' : `${count} topics`} go to ${where} as soon as there are any, between ${from} and ${until}.`,
      daily: ({ count, where, from }: Next) =>
        `Messages on ${count === 1 ? 'one topic' : `${count} topics`} go to ${where} together, once a day after ${from}.`,
      weekly: ({ count, where, from }: Next) =>
        `Messages on ${count === 1 ? 'one topic' : `${count} topics`} go to ${where} together, once a week after ${from}.`,
    },
    statutoryOnly: 'You have asked for “only what I must know”. As it is, the topics you choose will not come.',
    statutoryOnlyLink: 'Change that to everything',
    lists: ', ',
    nobody: {
      title: 'To choose your messages',
      lede: 'The way you have signed in does not tell us who you are, so we cannot remember what you choose.',
      card: 'Confirm with your Individual Number Card or a passkey, and you can choose.',
      prove: 'Confirm with card or passkey',
      feeds: 'Without signing in you can read the messages of each topic by RSS.',
    },
    beside: {
      title: 'See also',
      messages: 'Messages you got',
      line: 'Connect LINE',
      push: 'Notifications of this site',
    },
  },
})
