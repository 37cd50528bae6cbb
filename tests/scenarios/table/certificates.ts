/** Scenarios: the life of a certificate. */
import { unknown } from "../../../provider/core/unknown";
import { HR } from "../../support/departments";
import { destroy, outside, preview, refresh, serverHolds, up, type Scenario } from "../steps";
import {
    certificate,
    certificateInBase64,
    DELETE,
    department,
    FIRST,
    ID_1,
    ID_2,
    idOf,
    OF_SOMEBODY_ELSE,
    READ,
    RENEWED,
    UPDATE,
    UPLOAD,
    uploadByHand,
} from "./declarations";

const CREATED = { does: { signing: "create" }, sends: [UPLOAD, READ] };
const UPDATED = { does: { signing: "update" }, sends: [UPDATE, READ] };
const SAME = { does: { signing: "same" } };
const signing = certificate(FIRST);

export const CERTIFICATES: readonly Scenario[] = [
    {
        title: "a certificate is previewed with its facts, created, and then unchanged",
        steps: [
            preview(
                { signing: certificate(FIRST, { departmentId: HR }) },
                {
                    does: { signing: "create" },
                    shows: {
                        signing: {
                            id: undefined,
                            fileHash: FIRST.sha256,
                            subject: "CN=Test Subject,O=Tests",
                            notAfter: FIRST.notAfter,
                            certificateName: undefined,
                        },
                    },
                },
            ),
            up(
                { signing: certificate(FIRST, { departmentId: HR }) },
                {
                    ...CREATED,
                    shows: {
                        signing: {
                            id: ID_1,
                            fileHash: FIRST.sha256,
                            notAfter: FIRST.notAfter,
                            expiry: FIRST.notAfter,
                            certificateName: "signing",
                            departmentId: HR,
                            departmentName: "HR",
                            enabled: true,
                        },
                    },
                },
            ),
            preview({ signing: certificate(FIRST, { departmentId: HR }) }, SAME),
            up({ signing: certificate(FIRST, { departmentId: HR }) }, SAME),
            refresh({ ...SAME, sends: [READ] }),
            destroy({ does: { signing: "delete" }, sends: [DELETE] }),
            serverHolds(),
        ],
    },
    {
        title: "a renewed file at the same path is an update in place, under the same id",
        steps: [
            up({ signing }, CREATED),
            preview(
                { signing: certificate(RENEWED) },
                {
                    does: { signing: "update" },
                    shows: { signing: { fileHash: RENEWED.sha256, notAfter: RENEWED.notAfter } },
                },
            ),
            up(
                { signing: certificate(RENEWED) },
                { ...UPDATED, shows: { signing: { id: ID_1, fileHash: RENEWED.sha256, expiry: RENEWED.notAfter } } },
            ),
            serverHolds({ id: ID_1, sha256: RENEWED.sha256 }),
            up({ signing: certificate(RENEWED) }, SAME),
        ],
    },
    {
        title: "a file as base64 is the same certificate as the file at the path",
        steps: [
            up(
                { signing: certificateInBase64(FIRST) },
                { ...CREATED, shows: { signing: { id: ID_1, fileHash: FIRST.sha256, notAfter: FIRST.notAfter } } },
            ),
            up({ signing: certificateInBase64(FIRST) }, SAME),
            up({ signing }, SAME),
            up({ signing: certificateInBase64(RENEWED) }, { ...UPDATED, shows: { signing: { id: ID_1 } } }),
            serverHolds({ id: ID_1, sha256: RENEWED.sha256 }),
        ],
    },
    {
        title: "an update whose response was lost is repeated by the next up",
        steps: [
            up({ signing }, CREATED),
            up(
                { signing: certificate(RENEWED) },
                {
                    does: { signing: "failed ERR_LEEGALITY_UNKNOWN_OUTCOME" },
                    sends: [UPDATE],
                    faults: [{ match: { method: "PUT" }, effect: { kind: "drop", when: "after" } }],
                },
            ),
            up({ signing: certificate(RENEWED) }, { ...UPDATED, shows: { signing: { fileHash: RENEWED.sha256 } } }),
            serverHolds({ id: ID_1, sha256: RENEWED.sha256 }),
            up({ signing: certificate(RENEWED) }, SAME),
        ],
    },
    {
        title: "a move to another department is an update without the file",
        steps: [
            up({ signing: certificate(FIRST, { departmentId: HR }) }, CREATED),
            outside((emulator) => emulator.addDepartment("Legal")),
            up(
                { signing: certificate(FIRST, { departmentId: ID_2 }) },
                { ...UPDATED, shows: { signing: { departmentId: ID_2, departmentName: "Legal" } } },
            ),
            serverHolds({ id: ID_1, departmentId: ID_2, sha256: FIRST.sha256 }),
        ],
    },
    {
        title: "a certificate is disabled, and enabled again",
        steps: [
            up({ signing }, CREATED),
            up(
                { signing: certificate(FIRST, { enabled: false }) },
                { ...UPDATED, shows: { signing: { enabled: false } } },
            ),
            serverHolds({ enabled: false }),
            up({ signing }, { ...UPDATED, shows: { signing: { enabled: true } } }),
            serverHolds({ enabled: true }),
        ],
    },
    {
        title: "a refresh shows that the department was changed outside, and the next up restores it",
        steps: [
            up({ signing: certificate(FIRST, { departmentId: HR }) }, CREATED),
            outside((emulator) => {
                emulator.changeCertificate(ID_1, { departmentId: emulator.addDepartment("Legal").id });
            }),
            refresh({
                does: { signing: "update" },
                sends: [READ],
                shows: { signing: { departmentId: ID_2, departmentName: "Legal", fileHash: FIRST.sha256 } },
            }),
            up(
                { signing: certificate(FIRST, { departmentId: HR }) },
                { ...UPDATED, shows: { signing: { departmentId: HR, departmentName: "HR" } } },
            ),
            serverHolds({ departmentId: HR }),
            refresh({ ...SAME, sends: [READ] }),
        ],
    },
    {
        title: "a refresh shows that the file was replaced outside, and the next up uploads the program's file",
        steps: [
            up({ signing }, CREATED),
            outside(uploadByHand(OF_SOMEBODY_ELSE, ID_1)),
            refresh({
                does: { signing: "update" },
                sends: [READ],
                shows: { signing: { fileHash: undefined, subject: undefined, expiry: OF_SOMEBODY_ELSE.notAfter } },
            }),
            up(
                { signing },
                { ...UPDATED, shows: { signing: { id: ID_1, fileHash: FIRST.sha256, expiry: FIRST.notAfter } } },
            ),
            serverHolds({ id: ID_1, sha256: FIRST.sha256 }),
        ],
    },
    {
        title: "a certificate that is gone leaves the state at a refresh, and the next up creates it again",
        steps: [
            up({ signing }, CREATED),
            outside((emulator) => {
                emulator.removeCertificate(ID_1);
            }),
            refresh({ does: { signing: "delete" }, sends: [READ] }),
            up({ signing }, { ...CREATED, shows: { signing: { id: ID_2 } } }),
        ],
    },
    {
        title: "the deletion of a certificate that is gone succeeds",
        steps: [
            up({ signing }, CREATED),
            outside((emulator) => {
                emulator.removeCertificate(ID_1);
            }),
            up({}, { does: { signing: "delete" }, sends: [DELETE] }),
            destroy({ does: {} }),
        ],
    },
    {
        title: "an unknown department leaves all facts known at preview",
        steps: [
            preview(
                { legal: department("Legal"), signing: certificate(FIRST, { departmentId: idOf("legal") }) },
                {
                    does: { legal: "create", signing: "create" },
                    shows: { signing: { fileHash: FIRST.sha256, notAfter: FIRST.notAfter, departmentId: undefined } },
                },
            ),
            up(
                { legal: department("Legal"), signing: certificate(FIRST, { departmentId: idOf("legal") }) },
                {
                    does: { legal: "create", signing: "create" },
                    sends: ["POST departments", "GET departments/{id}", UPLOAD, READ],
                    shows: { signing: { id: ID_2, departmentId: ID_1, departmentName: "Legal" } },
                },
            ),
        ],
    },
    {
        title: "an unknown passkey leaves only the file's hash known at preview",
        steps: [
            preview(
                { signing: certificate(FIRST, { passkey: unknown }) },
                {
                    does: { signing: "create" },
                    shows: { signing: { fileHash: FIRST.sha256, subject: undefined, notAfter: undefined } },
                },
            ),
        ],
    },
];
