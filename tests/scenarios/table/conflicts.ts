/** Scenarios: existing certificates, lost responses and aliases in use; there is one certificate, with its id in the state. */
import { HR } from "../../support/departments";
import { outside, serverHolds, up, type Scenario } from "../steps";
import {
    certificate,
    FIRST,
    ID_1,
    ID_2,
    LIST,
    LOST_UPLOAD,
    NO_ID,
    OF_SOMEBODY_ELSE,
    OTHER_ALIAS,
    READ,
    RENEWED,
    UPDATE,
    UPLOAD,
    uploadByHand,
} from "./declarations";

const SAME = { does: { signing: "same" } };
const signing = certificate(FIRST);
const ONE_OF_OURS = serverHolds({ id: ID_1, alias: "signing", sha256: FIRST.sha256 });

export const CONFLICTS: readonly Scenario[] = [
    {
        title: "an upload whose response was lost is found in the list: never two certificates",
        steps: [
            up(
                { signing },
                {
                    does: { signing: "create" },
                    sends: [UPLOAD, LIST, READ],
                    shows: { signing: { id: ID_1, certificateName: "signing" } },
                    faults: [LOST_UPLOAD],
                },
            ),
            ONE_OF_OURS,
            up({ signing }, SAME),
        ],
    },
    {
        title: "an upload that was not processed is repeated",
        steps: [
            up(
                { signing },
                {
                    does: { signing: "create" },
                    sends: [UPLOAD, LIST, UPLOAD, READ],
                    faults: [{ match: { method: "POST" }, effect: { kind: "drop", when: "before" } }],
                },
            ),
            ONE_OF_OURS,
        ],
    },
    {
        title: "an unfinished create continues: the next up only reads what was uploaded",
        steps: [
            up(
                { signing },
                {
                    does: { signing: "failed ERR_LEEGALITY_READ_BACK" },
                    sends: [UPLOAD, READ],
                    faults: [{ match: { method: "GET" }, effect: { kind: "answer", status: 500 } }],
                },
            ),
            up(
                { signing },
                {
                    does: { signing: "update" },
                    sends: [READ],
                    shows: { signing: { id: ID_1, certificateName: "signing" } },
                },
            ),
            ONE_OF_OURS,
            up({ signing }, SAME),
        ],
    },
    {
        title: "an existing certificate is adopted by its id, and updated to what the program asks for",
        steps: [
            outside(uploadByHand(FIRST)),
            up(
                { signing: certificate(FIRST, { adoptId: ID_1, departmentId: HR }) },
                {
                    does: { signing: "create" },
                    sends: [READ, UPDATE, READ],
                    shows: { signing: { id: ID_1, departmentId: HR } },
                },
            ),
            serverHolds({ id: ID_1, departmentId: HR }),
            up({ signing: certificate(FIRST, { departmentId: HR }) }, SAME),
        ],
    },
    {
        title: "an id to adopt that does not exist fails, and nothing is uploaded in its place",
        steps: [
            up(
                { signing: certificate(FIRST, { adoptId: NO_ID }) },
                { does: { signing: "failed ERR_LEEGALITY_CANNOT_ADOPT" }, sends: [READ] },
            ),
            serverHolds(),
        ],
    },
    {
        title: "the same certificate under the alias is adopted with onConflict: adopt",
        steps: [
            outside(uploadByHand(FIRST)),
            up(
                { signing: certificate(FIRST, { onConflict: "adopt" }) },
                {
                    does: { signing: "create" },
                    sends: [UPLOAD, LIST, READ, UPDATE, READ],
                    shows: { signing: { id: ID_1 } },
                },
            ),
            ONE_OF_OURS,
            up({ signing: certificate(FIRST, { onConflict: "adopt" }) }, SAME),
        ],
    },
    {
        title: "another certificate under the alias is not adopted, also with onConflict: adopt",
        steps: [
            outside(uploadByHand(OF_SOMEBODY_ELSE)),
            up(
                { signing: certificate(FIRST, { onConflict: "adopt" }) },
                { does: { signing: "failed ERR_LEEGALITY_CANNOT_ADOPT" }, sends: [UPLOAD, LIST, READ] },
            ),
            serverHolds({ sha256: OF_SOMEBODY_ELSE.sha256 }),
        ],
    },
    {
        title: "a conflict fails, and changes nothing on the server or in the state",
        steps: [
            outside(uploadByHand(FIRST)),
            up({ signing }, { does: { signing: "failed ERR_LEEGALITY_ALREADY_EXISTS" }, sends: [UPLOAD, LIST] }),
            ONE_OF_OURS,
            up({}, { does: {} }),
            ONE_OF_OURS,
        ],
    },
    {
        title: "two resources of one alias in one run are refused before the second is uploaded",
        steps: [
            up(
                { signing, again: certificate(RENEWED) },
                { does: { signing: "create", again: "refused ERR_LEEGALITY_SAME_ALIAS" }, sends: [UPLOAD, READ] },
            ),
            ONE_OF_OURS,
            up(
                { signing, again: certificate(OTHER_ALIAS) },
                { does: { signing: "same", again: "create" }, sends: [UPLOAD, READ], shows: { again: { id: ID_2 } } },
            ),
        ],
    },
];
