/** The floor: dynamic resources of one property that do nothing, so all that is measured is the engine and its launcher. */
import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
    create: (inputs: { name: string }) => Promise.resolve({ id: inputs.name, outs: inputs }),
};

class NoOp extends pulumi.dynamic.Resource {
    constructor(name: string) {
        super(provider, name, { name });
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new NoOp(`certificate-${index}`);
}
