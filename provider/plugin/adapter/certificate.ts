/** The operations of certificates. */
import { connect } from "../../lifecycle/certificate/connect";
import { deleteCertificate } from "../../lifecycle/certificate/delete";
import { withPasskeyIfThere } from "../../lifecycle/file/resolve-passkey";
import type { ResourceOperations } from "../port";
import { checkCertificate } from "./check-certificate";
import { legacyState } from "./certificate-values";
import { diffCertificate, previewCertificate } from "./preview-certificate";
import { createCertificate, updateCertificate } from "./write-certificate";
import { readCertificate } from "./read-certificate";
import type { AdapterPorts } from "./adapter-ports";

export function certificateOperations(ports: AdapterPorts): ResourceOperations {
    return {
        secrets: new Set(["passkey", "certificateBase64"]),
        check: (call, args, before) => ports.during(call, () => checkCertificate(ports, call, args, before)),
        diff: (call, id, before, inputs) => ports.during(call, () => diffCertificate(ports, call, id, before, inputs)),
        preview: (call, inputs, before) => ports.during(call, () => previewCertificate(ports, call, inputs, before)),
        create: (call, inputs) => ports.during(call, () => createCertificate(ports, call, inputs)),
        read: (call, id, before) => ports.during(call, () => readCertificate(ports, call, id, before)),
        update: (call, id, before, inputs) =>
            ports.during(call, () => updateCertificate(ports, call, id, before, inputs)),
        delete: (call, id, before) =>
            ports.during(call, async () =>
                deleteCertificate(ports, id, await withPasskeyIfThere(ports, legacyState(call, before))),
            ),
        list: (call, query) =>
            ports.during(call, async () => {
                const { records } = await ports.listReach.longest(connect(ports).certificates);
                const wanted = query["departmentId"];
                return records
                    .filter(({ departmentId }) => wanted === undefined || departmentId === wanted)
                    .map(({ id, name }) => ({ id, name: name ?? id }));
            }),
    };
}
