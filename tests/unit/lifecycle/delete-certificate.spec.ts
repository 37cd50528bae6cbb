/** A certificate is deleted once, and never from under a resource that has taken it over. */
import assert from "node:assert/strict";
import { deleteCertificate } from "../../../provider/lifecycle/delete-certificate";
import { diff } from "../../../provider/lifecycle/diff";
import { checked } from "./checked-inputs";
import { ENDPOINT, fakePorts, type FakePorts } from "./fake-certificates";

describe("delete", () => {
    const rows: [name: string, before: (ports: FakePorts) => unknown, state: object, deleted: boolean][] = [
        ["alone", () => undefined, { __resourceName: "old" }, true],
        [
            "after its own diff, as for a replacement",
            (ports) => ports.ids.note("there", "old"),
            { __resourceName: "old" },
            true,
        ],
        ["a name that the state does not know", (ports) => ports.ids.note("there", "old"), {}, true],
        ["taken over by a new resource", (ports) => ports.ids.take("there", "new"), { __resourceName: "old" }, false],
        [
            "taken over by its own replacement",
            (ports) => ports.ids.take("there", "old"),
            { __resourceName: "old" },
            false,
        ],
        ["taken over in an earlier run", (ports) => ports.ids.note("there", "new"), { __resourceName: "old" }, false],
    ];
    for (const [name, before, state, deleted] of rows) {
        it(`${name}: ${deleted ? "deleted" : "stays, and says so"}`, async () => {
            const ports = fakePorts();
            ports.certificates().stored.set("there", { id: "there" });
            before(ports);
            await deleteCertificate(ports, "there", { endpoint: ENDPOINT, ...state });
            assert.equal(ports.certificates().stored.has("there"), !deleted);
            assert.equal(ports.notified.length, deleted ? 0 : 1);
        });
    }
});

describe("diff", () => {
    it("of a resource whose certificate a new one has taken over: says so", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.ids.take("there", "new");
        assert.throws(() => diff(ports, "there", {}, inputs), { code: "ERR_LEEGALITY_CANNOT_ADOPT" });
        assert.doesNotThrow(() => diff(ports, "elsewhere", {}, inputs));
    });
});
