/** Lets at most `most` of them work at once; the others wait in the order in which they came. */
export function inTurn(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let working = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (working >= most) await new Promise<void>((resolve) => void waiting.push(resolve))
    else working += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else working -= 1
    }
  }
}
