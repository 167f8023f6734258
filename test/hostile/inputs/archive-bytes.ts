import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly data: string | Buffer;
  /** What it says its size is, where it lies. */
  readonly claims?: number;
  /** A symbolic link, whose data is where it leads. */
  readonly isLink?: boolean;
}

const LINK = 0o120777;
const FILE = 0o100644;

/** A ZIP archive of these members, named as they say. */
export function zipOf(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims, isLink = false } of members) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claims ?? bytes.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((isLink ? LINK : FILE) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003'), about, rest, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from('PK\u0005\u0006'), end]);
}

/** A tape archive of these members. */
export function tarOf(members: readonly Member[]): Buffer {
  const blocks = members.map(({ name, data, isLink = false }) => {
    const bytes = isLink ? Buffer.alloc(0) : Buffer.from(data);
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0' + '0000000\0'.repeat(2), 100);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0${' '.repeat(8)}`, 124);
    head.write(isLink ? '2' : '0', 156);
    if (isLink) head.write(String(data), 157, 100);
    head.write('ustar\u000000', 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
