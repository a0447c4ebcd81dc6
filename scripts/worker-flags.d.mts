export declare const workerFlags: readonly string[]
