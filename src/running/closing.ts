/** What has to be closed, in the order in which it was opened. */
export type Closing = (() => Promise<void>)[]

/** Closes the last opened first. One that fails does not keep the others open; its error is thrown at the end. */
export async function closeInOrder(closing: Closing): Promise<void> {
  const errors: unknown[] = []
  for (const close of closing.splice(0).reverse()) await close().catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw new AggregateError(errors, 'not everything could be closed')
}
