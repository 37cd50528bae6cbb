/** Mutated fixtures with their passkeys: cheap ones more often than costly ones, so that both take about as long. */
import fc from "fast-check";
import { parsePfx } from "../../provider/pkcs12/pfx";
import { DER, integer, oid } from "../fixtures/layouts/der";
import { attribute, pkcs12Writer } from "../fixtures/layouts/pkcs12-file";
import { mac, pbes2 } from "../fixtures/layouts/protection";
import { fixtures, type Fixture } from "../support/pkcs12/fixtures";
import { pair } from "../support/pkcs12/pair";
import { judge, WRONG_PASSKEY } from "./judge";
import { mutations, type Mutation } from "./mutation";

export interface Case {
    readonly name: string;
    readonly bytes: Buffer;
    readonly passkey: string | undefined;
    /** Made by somebody who knows the passkey: the MAC fits what was changed, and what was changed decrypts. */
    readonly resealed: boolean;
}

/** How often the cheapest fixture comes for each time that one with this much work does. */
const DEAREST = 4_000_000;

export function cases(): fc.Arbitrary<Case> {
    const weighted = fixtures.map((fixture) => ({
        arbitrary: fc.constant(fixture),
        weight: Math.max(1, Math.round(DEAREST / Math.max(1000, workFor(fixture)))),
    }));
    return fc
        .record({
            fixture: fc.oneof(...weighted),
            mutate: mutations(fixtures.map(({ bytes }) => bytes)),
            passkey: fc.oneof(
                { arbitrary: fc.constant("right"), weight: 8 },
                fc.constantFrom("wrong", "empty", "absent"),
            ),
            where: fc.oneof({ arbitrary: fc.constant("file"), weight: 6 }, fc.constantFrom("content", "safe", "key")),
        })
        .map(({ fixture, mutate, passkey, where }): Case => {
            if (where === "file") {
                const bytes = mutate(fixture.bytes);
                return { name: fixture.name, bytes, passkey: chosen(fixture, passkey), resealed: false };
            }
            const bytes = where === "content" ? withContent(fixture, mutate) : withInside(where === "safe", mutate);
            const known = where === "content" ? fixture.passkey : INSIDE.passkey;
            return { name: `${where} of ${fixture.name}`, bytes, passkey: known, resealed: true };
        });
}

function workFor({ name, bytes, passkey }: Fixture): number {
    return judge({ name, bytes, passkey, resealed: false }).work;
}

/** What the MAC covers is changed, and gets a MAC that fits. */
function withContent({ bytes, passkey }: Fixture, mutate: Mutation): Buffer {
    const content = mutate(parsePfx(bytes).content);
    const data = DER.constructed(0x30, oid("1.2.840.113549.1.7.1"), DER.constructed(0xa0, DER.octets(content)));
    return DER.constructed(0x30, integer(3), data, mac("sha1", { passkey, iterations: 1 })(content));
}

const INSIDE = { passkey: "sesame", iterations: 1 };
const encrypt = pbes2("aes128", "sha256", INSIDE);

/** What only shows when it is decrypted is changed: a safe, or a private key. */
function withInside(safe: boolean, mutate: Mutation): Buffer {
    const { certBag, encryptedSafe, file, keyBag, shroudedKeyBag } = pkcs12Writer();
    const changing: typeof encrypt = (plain) => encrypt(mutate(plain));
    const certificate = certBag(pair.certificate, attribute.localKeyId("01"));
    const key = safe
        ? keyBag(pair.key, attribute.friendlyName("inside"), attribute.localKeyId("01"))
        : shroudedKeyBag(pair.key, changing);
    return file(mac("sha1", INSIDE), encryptedSafe(safe ? changing : encrypt, key, certificate));
}

function chosen(fixture: Fixture, passkey: string): string | undefined {
    switch (passkey) {
        case "right":
            return fixture.passkey;
        case "wrong":
            return WRONG_PASSKEY;
        default:
            return passkey === "empty" ? "" : undefined;
    }
}

/** A case as text, to reproduce it. */
export function caseText({ name, bytes, passkey }: Case): string {
    return `${name} with ${JSON.stringify(passkey)}: ${bytes.toString("base64")}`;
}
