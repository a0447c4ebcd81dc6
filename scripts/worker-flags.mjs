/**
 * Flags of Node for a process that only works (`MADOGUCHI_ROLE=worker`): a small young generation, collected more often, keeps
 * a worker that sends to a whole ward a third smaller, and nobody waits for its pages.
 */
export const workerFlags = ['--max-semi-space-size=8', '--heap-growing-percent=60']
