export const easy = {
  map: {
    here: 'えらんだ 場所《ばしょ》',
    states: {
      received: '聞《き》きました',
      working: '今《いま》 して います',
      done: '終《お》わりました',
    },
    credits: (credits: string) => `地図《ちず》を 作《つく》った もと：${credits}。`,
  },
}
