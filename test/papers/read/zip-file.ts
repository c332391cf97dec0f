import { crc32, deflateRawSync } from 'node:zlib'

export type Part = { name: string; text: string } | { name: string; packed: Buffer; size: number; stored?: true }

/** A zip written by hand, so that it can lie about itself. */
export function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const raw = 'text' in part ? Buffer.from(part.text) : undefined
    const packed = raw ? deflateRawSync(raw) : 'packed' in part ? part.packed : Buffer.alloc(0)
    const size = raw ? raw.length : 'size' in part ? part.size : 0
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE('stored' in part && part.stored ? 0 : 8, 4)
    fields.writeUInt32LE(raw ? crc32(raw) : 0, 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name)
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
