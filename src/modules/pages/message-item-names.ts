/** What the fields of `messaging` are called in the 個人情報ファイル簿. */
export const messageItemNames: Record<string, string> = {
  'messaging.topic_choices.topic': '選んだ分野',
  'messaging.habits.hours_from': 'お知らせを受け取る時間の始まり',
  'messaging.habits.hours_until': 'お知らせを受け取る時間の終わり',
  'messaging.habits.age_group': '本人が答えた年代',
  'messaging.habits.area': '本人が答えた地域',
  'messaging.habits.child_birth_years': '本人が答えた子の生まれた年',
  'messaging.stopped_kinds.kind': '止めたお知らせの種類',
  'messaging.mail_proofs.address': '確かめている最中のメールアドレス',
}
