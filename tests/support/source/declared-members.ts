/** The members that an interface or a class of a source file declares. */
import * as ts from "typescript";
import { readSource } from "./sources";

export interface DeclaredMember {
    readonly optional: boolean;
    /** The declared type as it stands in the source. */
    readonly type: string;
}

/** Properties by name: of an interface all, of a class those that are declared as outputs. */
export function declaredMembers(file: string, name: string): Map<string, DeclaredMember> {
    const source = ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest, true);
    const found = source.statements.find(
        (statement): statement is ts.ClassDeclaration | ts.InterfaceDeclaration =>
            (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) && statement.name?.text === name,
    );
    if (found === undefined) {
        throw new Error(`${file} declares no ${name}`);
    }
    const members = new Map<string, DeclaredMember>();
    for (const member of found.members) {
        const output =
            ts.isPropertyDeclaration(member) && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Ambient) !== 0;
        if ((ts.isPropertySignature(member) || output) && member.type !== undefined) {
            members.set(member.name.getText(), {
                optional: member.questionToken !== undefined,
                type: member.type.getText(),
            });
        }
    }
    return members;
}
