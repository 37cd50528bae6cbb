/** The program that uses this package. */
import * as leegality from "pulumi-leegality";

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new leegality.Certificate(`certificate-${index}`, {
        certificateFile: `certificate-${index}.p12`,
        passkey: "sesame",
        departmentId: "18b45e41-5d8b-4417-bb83-1d769187aef9",
    });
}
