/** What the serialised provider requires: Pulumi's six calls on one side, the lifecycle on the other. */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { CertificateInputs, CertificateState } from "../core/certificate/types";
import * as checking from "../lifecycle/certificate/check";
import * as creating from "../lifecycle/certificate/create";
import { deleteCertificate } from "../lifecycle/certificate/delete";
import * as diffing from "../lifecycle/certificate/diff";
import * as reading from "../lifecycle/certificate/read";
import * as updating from "../lifecycle/certificate/update";
import { configure, current, guarded, withoutProvider, type Properties } from "./session";

export { configure };

export async function check(olds: unknown, news: unknown): Promise<dynamic.CheckResult> {
    const { inputs, failures, warnings } = await guarded(undefined, () =>
        checking.check(current(), news as Properties, olds as Partial<CertificateInputs>),
    );
    // A run checks a resource more than once.
    warnings.forEach((line) => {
        current().notifyOnce(line);
    });
    return { inputs, failures: [...failures] };
}

export async function diff(id: string, olds: unknown, news: unknown): Promise<dynamic.DiffResult> {
    return guarded(news, () =>
        Promise.resolve(diffing.diff(current(), id, olds as CertificateState, news as CertificateInputs)),
    );
}

export async function create(inputs: unknown): Promise<dynamic.CreateResult> {
    const { id, state } = await guarded(inputs, () => creating.create(current(), inputs as CertificateInputs));
    return { id, outs: state };
}

export async function read(id: string, props: unknown): Promise<dynamic.ReadResult> {
    const found = await guarded(props, () => reading.read(current(), id, withoutProvider(props)));
    if (found === undefined) {
        return { id: "", props: {} };
    }
    const { state, inputs } = found;
    return { id, props: state, ...(inputs === undefined ? {} : { inputs }) };
}

export async function update(id: string, olds: unknown, news: unknown): Promise<dynamic.UpdateResult> {
    const state = await guarded(news, () =>
        updating.update(current(), id, olds as CertificateState, news as CertificateInputs),
    );
    return { outs: state };
}

async function remove(id: string, props: unknown): Promise<void> {
    await guarded(props, () => deleteCertificate(current(), id, props as CertificateState));
}
export { remove as delete };
