export const ja = {
  map: {
    here: '選《えら》んだ場所《ばしょ》',
    states: {
      received: '受《う》け付《つ》けました',
      working: '対応《たいおう》しています',
      done: '終《お》わりました',
    },
    credits: (credits: string) => `地図《ちず》の出典《しゅってん》：${credits}。`,
  },
}
