/** Scenarios: the life of a department. */
import { destroy, preview, refresh, up, outside, type Scenario } from "../steps";
import { sendByHand } from "../../support/by-hand";
import { department, ID_1 } from "./declarations";

const READ = "GET departments/{id}";
const UPDATE = "PUT departments/{id}";
const CREATED = { does: { legal: "create" }, sends: ["POST departments", READ] };
const UPDATED = { does: { legal: "update" }, sends: [UPDATE, READ] };
const SAME = { does: { legal: "same" } };

export const DEPARTMENTS: readonly Scenario[] = [
    {
        title: "a department is previewed, created, unchanged, renamed, disabled, and only disabled by its deletion",
        steps: [
            preview(
                { legal: department("Legal") },
                { does: { legal: "create" }, shows: { legal: { id: undefined, name: "Legal", enabled: true } } },
            ),
            up(
                { legal: department("Legal") },
                { ...CREATED, shows: { legal: { id: ID_1, name: "Legal", enabled: true } } },
            ),
            up({ legal: department("Legal") }, SAME),
            refresh({ ...SAME, sends: [READ] }),
            up({ legal: department("Law") }, { ...UPDATED, shows: { legal: { id: ID_1, name: "Law" } } }),
            up({ legal: department("Law", { enabled: false }) }, { ...UPDATED, shows: { legal: { enabled: false } } }),
            up({ legal: department("Law") }, UPDATED),
            destroy({ does: { legal: "delete" }, sends: ["DELETE departments/{id}"], says: /was disabled/ }),
        ],
    },
    {
        title: "a refresh shows that a department was renamed outside, and the next up restores its name",
        steps: [
            up({ legal: department("Legal") }, CREATED),
            outside((emulator) => sendByHand(emulator, "PUT", `/departments/${ID_1}`, { name: "Law", enabled: true })),
            refresh({ does: { legal: "update" }, sends: [READ], shows: { legal: { name: "Law" } } }),
            up({ legal: department("Legal") }, { ...UPDATED, shows: { legal: { name: "Legal" } } }),
        ],
    },
    {
        title: "a department with a name in use fails, and can be adopted by its id",
        steps: [
            outside((emulator) => emulator.addDepartment("Legal")),
            up(
                { legal: department("Legal") },
                {
                    does: { legal: "failed ERR_LEEGALITY_ALREADY_EXISTS" },
                    sends: ["POST departments"],
                    // The local SignStation allows two departments of one name; the vendor's documents do not say.
                    faults: [{ match: { method: "POST" }, effect: { kind: "answer", status: 409 } }],
                },
            ),
            up(
                { legal: department("Legal", { adoptId: ID_1 }) },
                {
                    does: { legal: "create" },
                    sends: [READ, UPDATE, READ],
                    shows: { legal: { id: ID_1, name: "Legal" } },
                },
            ),
            up({ legal: department("Legal") }, SAME),
        ],
    },
];
