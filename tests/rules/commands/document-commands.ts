/** The commands in the documents that users follow: every line of their `sh` blocks. */
import { projectFiles, readSource } from "../../support/source/sources";

export interface DocumentCommand {
    readonly document: string;
    /** Without its comment. */
    readonly command: string;
    /** What it needs that no test has, from the comment at its end: `the network`. */
    readonly needs: string | undefined;
}

const DOCUMENTS = /^(?:README\.md|CONTRIBUTING\.md|docs\/[\w-]+\.md|examples\/[\w-]+\/README\.md)$/;

export function documentCommands(): DocumentCommand[] {
    return projectFiles()
        .filter((file) => DOCUMENTS.test(file))
        .flatMap((document) => commandsIn(readSource(document)).map((found) => ({ document, ...found })));
}

/** In the order in which they stand. Blocks may be indented, as in a list. */
export function commandsIn(text: string): Omit<DocumentCommand, "document">[] {
    return Array.from(text.matchAll(/^( *)```sh\n([^]*?)^\1```/gm), ([, , block = ""]) => block)
        .flatMap((block) => block.replace(/\\\n\s*/g, "").split("\n"))
        .map((line) => /^\s*(?:\$ )?(.*?)(?:\s+# ?(.*))?$/.exec(line) ?? [])
        .filter(([, command = ""]) => command !== "" && !command.startsWith("#"))
        .map(([, command = "", comment = ""]) => ({ command, needs: /^needs (.+)$/.exec(comment)?.[1] }));
}
