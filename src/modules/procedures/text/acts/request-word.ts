const asks = /(申請|請求|申込み|届出|届け出|届|予約)$/

const withoutBrackets = (name: string): string => name.replace(/（[^（）]*）$/, '')

/** 「就学援助の申請」, not 「就学援助の申請の申請」: the name of a procedure often says itself that something is asked. */
export const requestNamed = (name: string, word: '申請' | '請求' | '申込み' | '届出'): string =>
  asks.test(withoutBrackets(name)) ? name : `${name}の${word}`

/** What is asked for: 「り災証明書」 of 「り災証明書の申請」. */
export const thingAsked = (name: string): string => name.replace(/の(申請|請求|申込み)$/, '')
