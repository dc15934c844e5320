// The files of a ZIP archive, by their names.
import { inflateRawSync } from "node:zlib";

export async function unpacked(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map();
  let place = bytes.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    const method = bytes.readUInt16LE(place + 10);
    const packed = bytes.readUInt32LE(place + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset));
    const header = bytes.readUInt32LE(place + 42);
    const name = bytes.toString("utf8", place + 46, place + 46 + nameLength);
    const begin = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(begin, begin + packed);
    files.set(name, method === 8 ? inflateRawSync(content) : content);
    place += 46 + nameLength + extra + comment;
  }
  return files;
}
