/** Ways to damage a PKCS#12 file, as fast-check chooses them: flipped bits, cuts, lengths, splices, counts. */
import fc from "fast-check";
import { headersOf } from "./headers";

export type Mutation = (bytes: Buffer) => Buffer;

/** A place, as a part of the whole. fast-check likes small numbers, but the beginning of a file is no better than the rest. */
const place = fc.noBias(fc.nat(0xffffff)).map((number) => number / 0x1000000);
const someBytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

const flips = fc
    .array(fc.record({ at: place, bit: fc.nat(7) }), { minLength: 1, maxLength: 8 })
    .map((all): Mutation => (bytes) => {
        const changed = Buffer.from(bytes);
        for (const { at, bit } of all) {
            const index = Math.floor(at * changed.length);
            changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        }
        return changed;
    });

const cut = place.map(
    (at): Mutation =>
        (bytes) =>
            bytes.subarray(0, Math.floor(at * bytes.length)),
);

const replaced = fc
    .record({ at: place, remove: fc.nat(16), insert: someBytes(16) })
    .map(({ at, remove, insert }): Mutation => (bytes) => {
        const start = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
    });

/** Another length, of any form, for one element; what is around it keeps its own. */
const lengths = fc
    .record({
        at: place,
        length: fc.oneof(
            fc.nat(255).map((short) => Buffer.from([short])),
            fc.nat(0xffff).map((long) => Buffer.from([0x82, long >> 8, long & 0xff])),
            fc.constantFrom("80", "81ff", "84ffffffff", "8600000000ffff", "ff").map((hex) => Buffer.from(hex, "hex")),
        ),
    })
    .map(({ at, length }): Mutation => (bytes) => {
        const headers = headersOf(bytes);
        const header = headers[Math.floor(at * headers.length)];
        return header === undefined
            ? bytes
            : Buffer.concat([bytes.subarray(0, header.start + 1), length, bytes.subarray(header.content)]);
    });

/** Another INTEGER of the same size: versions and iteration counts. */
const counts = fc
    .record({ at: place, count: fc.uint8Array({ minLength: 4, maxLength: 4 }) })
    .map(({ at, count }): Mutation => (bytes) => {
        const integers = headersOf(bytes).filter(({ tag, end, content }) => tag === 0x02 && end - content <= 4);
        const integer = integers[Math.floor(at * integers.length)];
        const changed = Buffer.from(bytes);
        changed.set(
            count.subarray(0, integer === undefined ? 0 : integer.end - integer.content),
            integer?.content ?? 0,
        );
        return changed;
    });

/** An element once more, in the place of another one. */
const repeated = fc.record({ from: place, to: place }).map(({ from, to }): Mutation => (bytes) => {
    const headers = headersOf(bytes);
    const [source, target] = [headers[Math.floor(from * headers.length)], headers[Math.floor(to * headers.length)]];
    return source === undefined || target === undefined
        ? bytes
        : Buffer.concat([
              bytes.subarray(0, target.start),
              bytes.subarray(source.start, source.end),
              bytes.subarray(target.end),
          ]);
});

/** A piece of another file in the place of a piece as long. */
function splice(others: readonly Buffer[]): fc.Arbitrary<Mutation> {
    return fc
        .record({ other: fc.constantFrom(...others), from: place, at: place, length: fc.nat(400) })
        .map(({ other, from, at, length }): Mutation => (bytes) => {
            const piece = other.subarray(Math.floor(from * other.length)).subarray(0, length);
            const start = Math.floor(at * bytes.length);
            return Buffer.concat([bytes.subarray(0, start), piece, bytes.subarray(start + piece.length)]);
        });
}

/** One to three of them, one after the other. */
export function mutations(others: readonly Buffer[]): fc.Arbitrary<Mutation> {
    const one = fc.oneof(flips, cut, replaced, lengths, counts, repeated, splice(others));
    return fc.array(one, { minLength: 1, maxLength: 3 }).map(
        (all): Mutation =>
            (bytes) =>
                all.reduce((changed, mutate) => mutate(changed), bytes),
    );
}
