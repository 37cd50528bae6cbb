/** Doc comments of arguments and outputs, which an editor shows, agree with the tables of the documents. */
import assert from "node:assert/strict";
import ts from "typescript";
import { readSource } from "../support/source/sources";

interface Documented {
    readonly optional: boolean;
    readonly comment: string;
    /** Text of the `@default` tag. */
    readonly otherwise: string | undefined;
}

for (const { resource, document } of [
    { resource: "certificate", document: "docs/certificate.md" },
    { resource: "department", document: "docs/department.md" },
]) {
    describe(`the doc comments of a ${resource}`, () => {
        const args = membersOf(`sdk/${resource}-args.ts`);
        const outputs = membersOf(`sdk/${resource}.ts`);

        for (const [name, type] of rows(document, "# Arguments")) {
            it(`${name}: have the default of the table`, () => {
                const documented = args.get(name);
                const literal = /^(?:true|\d+|".*")$/.exec(documented?.otherwise ?? "")?.[0];
                assert.equal(defaultIn(type ?? ""), literal);
                assert.equal(documented?.optional, documented?.otherwise !== undefined || isOneOfSome(name));
            });

            it(`${name}: say that it is secret if the table does`, () => {
                assert.equal(/secret/.test(args.get(name)?.comment ?? ""), /secret/.test(type ?? ""));
            });
        }

        for (const [name, , known] of rows(document, "# Outputs")) {
            if (resource === "certificate" && name !== "id") {
                it(`${name}: say that it is known at preview if the table does`, () => {
                    assert.equal(/[Kk]nown at preview/.test(outputs.get(name)?.comment ?? ""), known === "yes");
                });
            }
        }
    });
}

/** These need no default: one of the two files is always given, and a passkey may be absent. */
function isOneOfSome(name: string): boolean {
    return ["certificateFile", "certificateBase64", "passkey", "passkeyEnv", "passkeyFile"].includes(name);
}

function defaultIn(type: string): string | undefined {
    return /default `?([^`|]+?)`?$/.exec(type)?.[1] ?? /`([^`]+)` \(default\)/.exec(type)?.[1];
}

/** Name and other cells of each row in the table below a heading, given without its level. */
function rows(document: string, heading: string): [name: string, ...cells: string[]][] {
    const section = readSource(document).split(`${heading}\n`)[1]?.split(/^#/m)[0] ?? "";
    return Array.from(section.matchAll(/^\| `(\w+)` *\|(.*)\|$/gm), ([, name = "", rest = ""]) => {
        const [first = "", second = ""] = rest.split(/(?<!\\)\|/).map((cell) => cell.trim());
        return heading === "# Outputs" ? [name, first, second] : [name, first];
    });
}

/** The members of a file's interfaces and classes, by name. */
function membersOf(path: string): Map<string, Documented> {
    const found = new Map<string, Documented>();
    for (const statement of ts.createSourceFile(path, readSource(path), ts.ScriptTarget.Latest, true).statements) {
        if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
            for (const member of statement.members) {
                if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) {
                    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === "default");
                    found.set(member.name.getText(), {
                        optional: member.questionToken !== undefined,
                        comment: ts
                            .getJSDocCommentsAndTags(member)
                            .map((each) => each.getText())
                            .join("\n"),
                        otherwise: tag === undefined ? undefined : ts.getTextOfJSDocComment(tag.comment),
                    });
                }
            }
        }
    }
    return found;
}
