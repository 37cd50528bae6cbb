/** The floor of plugins: resources of one property over `no-op-provider.ts`. */
import * as pulumi from "@pulumi/pulumi";

class NoOp extends pulumi.CustomResource {
    constructor(name: string) {
        super("noop:index:NoOp", name, { name });
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new NoOp(`certificate-${index}`);
}
