/** See assets.mjs. */
export function makeAssets(
  root: string,
  emit: (name: string, contents: string | Uint8Array) => Promise<string>,
): Promise<[name: string, address: string][]>
