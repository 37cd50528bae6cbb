/** The program that uses the plugin, with a class such as code generators make. */
import * as pulumi from "@pulumi/pulumi";

class Certificate extends pulumi.CustomResource {
    constructor(name: string, args: pulumi.Inputs) {
        super("leegality:index:Certificate", name, { ...args, passkey: pulumi.secret(args["passkey"]) });
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new Certificate(`certificate-${index}`, {
        certificateFile: `certificate-${index}.p12`,
        passkey: "sesame",
        departmentId: "18b45e41-5d8b-4417-bb83-1d769187aef9",
    });
}
