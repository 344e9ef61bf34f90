/** Git LFS keeps large files elsewhere, and a pointer to each of them in the repository. */

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const POINTER: Buffer = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const POINTER_LIMIT = 1024;

/** Whether a blob stands for a file whose content is not in the repository. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < POINTER_LIMIT &&
    bytes[0] === POINTER[0] &&
    Buffer.compare(bytes.subarray(0, POINTER.length), POINTER) === 0
  );
}
