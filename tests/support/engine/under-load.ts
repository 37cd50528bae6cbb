/** Many certificates at once, and how many connections they take. */
import assert from "node:assert/strict";
import { makePkcs12 } from "../pkcs12/pkcs12-files";
import { countConnections, type Connections } from "../process/connections";
import type { Scenario } from "./scenario";

/** `leegality:maxConcurrency` where it is not set. */
export const DEFAULT_SOCKETS = 8;
/** So many requests of a kind are answered late: more than there may be sockets, so that a client without a bound shows. */
export const LATE = 16;

/** Declares `count` certificates, and has the first writes of each kind answered late. */
export function underLoad(scenario: Scenario, count: number): Connections {
    for (const method of ["POST", "DELETE"]) {
        scenario.emulator.once({ match: { method, times: LATE }, effect: { kind: "delay", ms: 500 } });
    }
    scenario.declareCertificates(
        Object.fromEntries(
            Array.from({ length: count }, (_, index) => {
                const name = `certificate-${index}`;
                const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
                scenario.stack.write(`${name}.p12`, bytes);
                return [name, { certificateFile: `${name}.p12`, passkey }];
            }),
        ),
    );
    return countConnections(scenario.emulator.port);
}

/** More than one, so that the count is known to count. */
export function assertFew(most: number, allowed: number): void {
    assert.ok(most > 1 && most <= allowed, `${most} connections at once, ${allowed} are allowed`);
}
