/** Says what a long step does, and every ten seconds that it is still at it. */
export async function step(words, work) {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  console.log(`・${words}`)
  const alive = setInterval(() => console.log(`  … ${seconds()} s`), 10_000)
  try {
    return await work()
  } finally {
    clearInterval(alive)
  }
}
