/** See assets.mjs. */
export function readTokens(root: string): Promise<Map<string, string>>
export function coloursOf(
  root: string,
  profile: string,
  tokens: ReadonlyMap<string, string>,
): Promise<[name: string, value: string][]>
export function makeAssets(
  root: string,
  emit: (name: string, contents: string | Uint8Array) => Promise<string>,
): Promise<[name: string, address: string][]>
