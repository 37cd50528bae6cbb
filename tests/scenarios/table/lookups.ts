/** Scenarios: lookups in programs. */
import { HR } from "../../support/departments";
import { lookUp, outside, up, type Scenario } from "../steps";
import {
    certificate,
    ENDING_SOON,
    FIRST,
    ID_1,
    ID_2,
    NO_ID,
    OTHER_ALIAS,
    READ,
    UPLOAD,
    uploadByHand,
} from "./declarations";

const FOUND = {
    id: ID_1,
    certificateName: "signing",
    departmentId: HR,
    departmentName: "HR",
    expiry: ENDING_SOON.notAfter,
};

export const LOOKUPS: readonly Scenario[] = [
    {
        title: "getCertificate finds by id and by name, and fails for an unknown one",
        steps: [
            up(
                { signing: certificate(ENDING_SOON, { departmentId: HR }) },
                { does: { signing: "create" }, sends: [UPLOAD, READ] },
            ),
            lookUp("getCertificate", { id: ID_1 }, FOUND),
            lookUp("getCertificate", { name: "signing" }, FOUND),
            lookUp("getCertificate", { id: NO_ID }, "ERR_LEEGALITY_NOT_FOUND"),
            lookUp("getCertificate", { name: "nobody" }, "ERR_LEEGALITY_NOT_FOUND"),
            lookUp("getCertificate", {}, "ERR_LEEGALITY_INVALID_ARGUMENT"),
        ],
    },
    {
        title: "getExpiringCertificates lists by expiry and by department",
        steps: [
            outside(uploadByHand(FIRST)),
            outside(uploadByHand(OTHER_ALIAS)),
            lookUp("getExpiringCertificates", { days: 450 }, [{ id: ID_1, expiry: FIRST.notAfter }]),
            lookUp("getExpiringCertificates", { days: 3650 }, [{ id: ID_1 }, { id: ID_2 }]),
            lookUp("getExpiringCertificates", { days: 3650, departmentId: NO_ID }, []),
            lookUp("getExpiringCertificates", { days: -1 }, "ERR_LEEGALITY_INVALID_ARGUMENT"),
        ],
    },
    {
        title: "getCertificateSummary counts certificates",
        steps: [
            outside(uploadByHand(ENDING_SOON)),
            outside(uploadByHand(OTHER_ALIAS)),
            lookUp("getCertificateSummary", { days: 30 }, { total: 2, active: 2, expiringSoon: 1 }),
            lookUp("getCertificateSummary", { days: 1.5 }, "ERR_LEEGALITY_INVALID_ARGUMENT"),
        ],
    },
];
