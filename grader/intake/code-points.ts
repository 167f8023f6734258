/** Order by code point, the same on every machine; `<` orders by UTF-16 units, which differs beyond the basic plane. */
export function compareCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8'));
}
