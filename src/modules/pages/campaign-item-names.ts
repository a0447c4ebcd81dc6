/** Of messages to many. */
export const campaignItemNames: Readonly<Record<string, string>> = {
  'messaging.campaigns.drafted_by': '一斉配信を書いた職員',
  'messaging.campaigns.submitted_by': '一斉配信の承認を頼んだ職員',
  'messaging.campaigns.approved_by': '一斉配信を承認した職員',
  'messaging.campaigns.also_approved_by': '一斉配信をもう一人承認した職員',
  'messaging.test_sends.recipient_id': '試し送りの宛先の管理番号',
}
