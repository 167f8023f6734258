/**
 * Bytes as text without a byte order mark: UTF-8, or UTF-16 where the mark says so, as editors on Windows save it. The same for whoever
 * chooses a file and for the host that runs it.
 */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le').slice(1);
  if (first === 0xfe && second === 0xff) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le').slice(1);
  }
  return bytes.toString('utf8').replace(/^\ufeff/u, '');
}
