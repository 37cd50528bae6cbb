/** Imports between rooms: every import of the sources follows the table in CONTRIBUTING.md. */
import assert from "node:assert/strict";
import { dirname, join, normalize } from "node:path";
import { readSource, sources } from "../support/source/sources";

interface Room {
    /** Rooms, or files, whose values may be imported. */
    readonly uses: readonly string[];
    /** Rooms of which only types may be imported, besides. */
    readonly types?: readonly string[];
    readonly packages: readonly string[];
}

/** The longest matching prefix decides. `node:` stands for every built-in module. */
const ROOMS: Readonly<Record<string, Room>> = {
    "provider/text": { uses: [], packages: [] },
    "provider/errors": { uses: [], packages: [] },
    "provider/model": { uses: [], packages: [] },
    "provider/core": { uses: ["provider/text"], types: ["provider/model"], packages: [] },
    "provider/pkcs12": {
        uses: ["provider/errors"],
        types: ["provider/model"],
        packages: ["node-forge", "node:crypto"],
    },
    "provider/signstation": {
        uses: ["provider/text", "provider/errors"],
        types: ["provider/model"],
        packages: ["undici", "form-data", "node:"],
    },
    "provider/engine-wire": { uses: ["provider/core/unknown"], packages: [] },
    "provider/lifecycle": {
        uses: [
            "provider/text",
            "provider/errors",
            "provider/core",
            "provider/pkcs12/index",
            "provider/signstation/index",
        ],
        types: ["provider/model"],
        packages: ["node:"],
    },
    "provider/advice": {
        uses: ["provider/signstation/index"],
        types: ["provider/lifecycle/errors/advice-reason"],
        packages: [],
    },
    "provider/dynamic": {
        uses: [
            "provider/lifecycle",
            "provider/advice/index",
            "provider/engine-wire/index",
            "provider/errors",
            "provider/core",
            "provider/pkcs12/index",
            "provider/signstation/index",
        ],
        packages: ["node:"],
    },
    // Nothing at all may be captured with them.
    "provider/dynamic/provider": { uses: [], types: ["provider/dynamic/runtime"], packages: [] },
    "provider/dynamic/department-provider": { uses: [], types: ["provider/dynamic/department-runtime"], packages: [] },
    "provider/plugin": {
        uses: [
            "provider/lifecycle",
            "provider/advice/index",
            "provider/errors",
            "provider/engine-wire/index",
            "provider/core",
            "provider/pkcs12/index",
            "provider/signstation/index",
        ],
        packages: ["node:", "@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"],
    },
    "provider/cli": {
        uses: [
            "provider/lifecycle",
            "provider/advice/index",
            "provider/errors",
            "provider/core",
            "provider/text",
            "provider/pkcs12/index",
            "provider/signstation/index",
        ],
        packages: ["node:"],
    },
    "sdk/native": {
        uses: ["sdk/is-instance", "sdk/supported-node"],
        types: ["sdk", "provider/core", "provider/signstation/index"],
        packages: ["@pulumi/pulumi", "node:"],
    },
    sdk: {
        uses: [
            "provider/dynamic/provider",
            "provider/dynamic/department-provider",
            "provider/core",
            "provider/errors",
            // The classes of errors, without the rooms around them.
            "provider/lifecycle/errors/leegality-error",
            "provider/pkcs12/pkcs12-error",
            "provider/signstation/client/errors/signstation-error",
        ],
        // Lookups are required when the first one is made, and the HTTP client with them.
        types: [
            "provider/dynamic/lookups",
            "provider/lifecycle",
            "provider/pkcs12/index",
            "provider/signstation/index",
        ],
        packages: ["@pulumi/pulumi", "node:"],
    },
    "emulator/src": { uses: [], packages: ["fastify", "@fastify/multipart", "node-forge", "node:"] },
};
/** The only texts that are serialised: single files, which the table lists as parts of their room. */
const SERIALISED: readonly string[] = ["provider/dynamic/provider", "provider/dynamic/department-provider"];
/** Packages of which types may be imported: they leave nothing behind. */
const TYPE_PACKAGES: Readonly<Record<string, readonly string[]>> = { "provider/dynamic": ["@pulumi/pulumi"] };

const IMPORT = /^(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"|^import\s+()"([^"]+)"/gms;
/** `require("x")`, `await import("x")`, and in types `import("x")` and `typeof import("x")`. */
const CALL = /\b(require|import)\(\s*"([^"]+)"\s*\)( as typeof)?/g;
/** This package's own name, by which the serialised texts require it. */
const SELF = /^pulumi-leegality\/(.+)$/;

interface Import {
    readonly from: string;
    readonly to: string;
    readonly typeOnly: boolean;
}

const imports: Import[] = sources(["provider", "sdk", "emulator/src"]).flatMap((from) => [
    ...Array.from(readSource(from).matchAll(IMPORT), (match) => {
        const typeOnly = match[1] !== undefined || /^(?:import|export)\s*\{\s*(?:type\s+\w+,?\s*)+\}/.test(match[0]);
        return { from, to: target(from, match[2] ?? match[4] ?? ""), typeOnly };
    }),
    ...Array.from(withoutComments(readSource(from)).matchAll(CALL), (match) => ({
        from,
        to: target(from, match[2] ?? ""),
        // What is loaded late is no import of the module: the table names it as a type, or as a value.
        typeOnly: true,
    })),
]);

function target(from: string, name: string): string {
    const self = SELF.exec(name)?.[1];
    if (self !== undefined && from.startsWith("provider/dynamic/")) {
        return `provider/dynamic/${self}`;
    }
    return name.startsWith(".") ? normalize(join(dirname(from), name)) : name;
}

function withoutComments(source: string): string {
    return source.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
}

describe("the rooms", () => {
    it("are all in the table", () => {
        for (const file of sources(["provider", "sdk", "emulator/src"])) {
            assert.ok(roomOf(file), `${file} stands in no room`);
        }
    });

    it("are those of the table in CONTRIBUTING.md", () => {
        const section = /^## Rooms\n([^]*?)^## /m.exec(readSource("CONTRIBUTING.md"))?.[1] ?? "";
        const named = Array.from(section.matchAll(/^\| `([^`]+)`/gm), (match) => match[1]);
        const rooms = Object.keys(ROOMS).filter((room) => !SERIALISED.includes(room));
        assert.deepEqual(
            named,
            rooms.map((room) => room.replace("emulator/src", "emulator")),
        );
    });

    for (const room of Object.keys(ROOMS)) {
        it(`${room} imports only what the table allows`, () => {
            const own = imports.filter(({ from }) => roomOf(from) === room);
            assert.deepEqual(
                own.filter(({ from, to, typeOnly }) => !allowed(from, to, typeOnly)),
                [],
                "see the table in CONTRIBUTING.md",
            );
        });
    }

    it("are found in every form of import, such as require and types", () => {
        const ways = imports.filter(({ from }) => from === "provider/dynamic/provider.ts").map(({ to }) => to);
        assert.ok(ways.includes("provider/dynamic/runtime"), "a require in a function's body");
        assert.ok(
            imports.some(({ from, to }) => from === "provider/pkcs12/index.ts" && to === "provider/pkcs12/read-pkcs12"),
            "a module that is loaded when it is first needed",
        );
    });

    it("name the settings as Pulumi does in front ends and in the advice only", () => {
        const inside = sources(["provider/core", "provider/pkcs12", "provider/signstation", "provider/lifecycle"]);
        assert.deepEqual(
            inside.filter((file) => /leegality:[a-z]/.test(readSource(file))),
            [],
        );
    });

    it("import each other without a cycle", () => {
        const edges = new Map<string, Set<string>>();
        for (const { from, to, typeOnly } of imports) {
            const [a, b] = [folderOf(from), folderOf(to)];
            if (!typeOnly && a !== undefined && b !== undefined && a !== b) {
                edges.set(a, (edges.get(a) ?? new Set()).add(b));
            }
        }
        const visit = (room: string, path: readonly string[]): void => {
            assert.ok(!path.includes(room), [...path, room].join(" -> "));
            edges.get(room)?.forEach((next) => {
                visit(next, [...path, room]);
            });
        };
        [...edges.keys()].forEach((room) => {
            visit(room, []);
        });
    });
});

function allowed(from: string, to: string, typeOnly: boolean): boolean {
    const name = roomOf(from) ?? "";
    const room = ROOMS[name];
    if (room === undefined) {
        return false;
    }
    if (to.startsWith("node:")) {
        return room.packages.includes("node:") || room.packages.includes(to);
    }
    if (!/^(provider|sdk|emulator)\//.test(to)) {
        const names = typeOnly ? [...room.packages, ...(TYPE_PACKAGES[name] ?? [])] : room.packages;
        return names.some((allowedName) => to === allowedName || to.startsWith(`${allowedName}/`));
    }
    const open = typeOnly ? [...room.uses, ...(room.types ?? [])] : room.uses;
    const door = /^provider\/(advice|pkcs12|signstation|engine-wire)$/.test(to) ? `${to}/index` : to;
    const inside = name === folderOf(from) && within(door, name);
    return inside || open.some((place) => within(door, place));
}

function roomOf(file: string): string | undefined {
    const module = file.replace(/\.ts$/, "");
    return Object.keys(ROOMS)
        .filter((room) => within(module, room))
        .sort((a, b) => b.length - a.length)[0];
}

function folderOf(file: string): string | undefined {
    return Object.keys(ROOMS).find((room) => within(file, room));
}

function within(path: string, place: string): boolean {
    return path === place || path.startsWith(`${place}/`);
}
