/** What the serialised provider requires: Pulumi's six calls on one side, the lifecycle on the other. */
import "./supported-node";
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { carriesFile, compare } from "../core/certificate/compare";
import { FACT_NAMES, type CertificateInputs, type CertificateState } from "../core/certificate/types";
import * as checking from "../lifecycle/certificate/check";
import * as creating from "../lifecycle/certificate/create";
import { deleteCertificate } from "../lifecycle/certificate/delete";
import * as diffing from "../lifecycle/certificate/diff";
import * as reading from "../lifecycle/certificate/read";
import * as updating from "../lifecycle/certificate/update";
import { resolveForCheck, withPasskey, withPasskeyIfThere } from "../lifecycle/file/resolve-passkey";
import { withSecrets } from "./rpc-secret";
import { configure, current, guarded, withoutProvider, type Properties } from "./session";

export { configure };

/** The inputs that are secret whichever way they came about. */
const SECRETS = ["passkey", "certificateBase64"];

export async function check(olds: unknown, news: unknown): Promise<dynamic.CheckResult> {
    return guarded(undefined, async () => {
        const given = news as Properties;
        // A program gives no facts: one that is there was put in by the engine, for `ignoreChanges`.
        const pinned = [...FACT_NAMES, "unverified"].some((name) => (given[name] ?? undefined) !== undefined);
        const { raw, failures, withReference } = await resolveForCheck(current(), given, pinned);
        const result = await checking.check(current(), raw, olds as Partial<CertificateInputs>);
        // A run checks a resource more than once.
        result.warnings.forEach((line) => {
            current().notifyOnce(line);
        });
        return {
            inputs: withSecrets({ ...withReference(result.inputs) }, SECRETS),
            failures: [...failures, ...result.failures],
        };
    });
}

export async function diff(id: string, olds: unknown, news: unknown): Promise<dynamic.DiffResult> {
    return guarded(news, () =>
        Promise.resolve(diffing.diff(current(), id, olds as CertificateState, news as CertificateInputs)),
    );
}

export async function create(inputs: unknown): Promise<dynamic.CreateResult> {
    const { id, state } = await guarded(inputs, async () =>
        creating.create(current(), await withPasskey(current(), inputs as CertificateInputs)),
    );
    return { id, outs: state };
}

export async function read(id: string, props: unknown): Promise<dynamic.ReadResult> {
    const found = await guarded(props, async () =>
        reading.read(current(), id, await withPasskeyIfThere(current(), withoutProvider(props) as CertificateState)),
    );
    if (found === undefined) {
        return { id: "", props: {} };
    }
    const { state, inputs } = found;
    return { id, props: state, ...(inputs === undefined ? {} : { inputs }) };
}

export async function update(id: string, olds: unknown, news: unknown): Promise<dynamic.UpdateResult> {
    const [state, inputs] = [olds as CertificateState, news as CertificateInputs];
    const outs = await guarded(news, async () => {
        const resolve = carriesFile(compare(state, inputs)) ? withPasskey : withPasskeyIfThere;
        return updating.update(current(), id, state, await resolve(current(), inputs));
    });
    return { outs };
}

async function remove(id: string, props: unknown): Promise<void> {
    await guarded(props, async () =>
        deleteCertificate(current(), id, await withPasskeyIfThere(current(), props as CertificateState)),
    );
}
export { remove as delete };
