/** What the kernel's wrapper uses of WebAssembly's JavaScript interface, which Node's types lack. */
declare namespace WebAssembly {
  class Module {
    private readonly compiled: true;
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: object);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    private constructor();
    /** Another one after each growth; the one before is detached. */
    readonly buffer: ArrayBuffer;
    /** Throws a `RangeError` if there is not that much memory. Pages have 64 KiB. */
    grow(pages: number): number;
  }
  function validate(bytes: Uint8Array): boolean;
}
