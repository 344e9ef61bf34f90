/** The compiled kernel. Rejects with the compiler's messages if it does not compile. */
export function compileKernel(): Promise<Buffer>;
/** The text of `module.ts`. */
export function embed(binary: Buffer): string;
