/**
 * Loads `oidc-provider`, the slowest import of the simulators, once and late.
 * It warns about every Node release outside the long-term line that it names; ours is pinned and tested.
 */
export const loadLibrary = (): Promise<typeof import('oidc-provider')> => {
  loading ??= quietly(() => import('oidc-provider'))
  return loading
}

let loading: Promise<typeof import('oidc-provider')> | undefined

const quietly = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const warn = console.warn
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words)
  }
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}
