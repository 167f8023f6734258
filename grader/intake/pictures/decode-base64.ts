/** Nothing but base64, lines allowed: anything else in it makes it none. Null when it is not base64. */
export function decodeBase64(text: string): Buffer | null {
  const packed = text.replace(/[\r\n]/g, '');
  if (packed === '' || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return null;
  return Buffer.from(packed, 'base64');
}
