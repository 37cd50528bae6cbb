/** The operations of certificates. */
import { otherType } from "../../core/certificate/matching/other-type";
import type { ResourceOperations } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { stateOf } from "./certificate-values";
import { checkCertificate } from "./check/check-certificate";
import { diffCertificate, previewCertificate } from "./preview-certificate";
import { readCertificate } from "./read-certificate";
import { createCertificate, updateCertificate } from "./write-certificate";

export function certificateOperations(ports: AdapterPorts): ResourceOperations {
    const { lifecycle, during } = ports;
    return {
        secrets: new Set(["passkey", "certificateBase64"]),
        check: (call, args, before) => during(call, () => checkCertificate(ports, call, args, before)),
        diff: (call, id, before, inputs, ignoreChanges) =>
            during(call, () => {
                ports.postponed.decide(call.urn, { state: before.state, ignoreChanges });
                return diffCertificate(ports, call, id, before, inputs);
            }),
        preview: (call, inputs, before) => during(call, () => previewCertificate(ports, call, inputs, before)),
        create: (call, inputs) => during(call, () => createCertificate(ports, call, inputs)),
        read: (call, id, before) => during(call, () => readCertificate(ports, call, id, before)),
        update: (call, id, before, inputs) => during(call, () => updateCertificate(ports, call, id, before, inputs)),
        delete: (call, id, before) => during(call, () => lifecycle.certificate.delete(call, id, stateOf(before))),
        list: (call, query) =>
            during(call, async () => {
                const wanted = query["departmentId"];
                const { records } = await lifecycle.listCertificates(call);
                return records
                    .filter(({ certificateType }) => otherType(certificateType) === undefined)
                    .filter(({ departmentId }) => wanted === undefined || departmentId === wanted)
                    .map(({ id, name }) => ({ id, name: name ?? id }));
            }),
    };
}
