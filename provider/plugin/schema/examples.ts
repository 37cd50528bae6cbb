/** Writes example programs in the form that Pulumi's documentation tools read. Each SDK keeps those of its own language. */

/** A program in each language, indented by {@link INDENTATION} more than it shall be. */
export interface Programs {
    readonly typescript: string;
    readonly python: string;
    readonly go: string;
    readonly yaml: string;
}

/** Of the TypeScript programs. SDKs that a user generates for Node.js have another name. */
export const NODEJS_PACKAGE = "pulumi-leegality/native";
export const GO_PACKAGE = "example.com/pulumi-leegality/sdk/go/leegality";

const INDENTATION = /^ {8}/gm;

/** One example with its heading. */
export function examples(title: string, programs: Programs): string {
    const { typescript, python, go, yaml } = programs;
    return [
        "{{% examples %}}",
        "## Example Usage",
        "{{% example %}}",
        `### ${title}`,
        "",
        block("typescript", typescript),
        block("python", python),
        block("go", go.replace(/(?<=^ *) {4}/gm, "\t").replace(/^\t\t/gm, "")),
        block("yaml", yaml),
        "{{% /example %}}",
        "{{% /examples %}}",
    ].join("\n");
}

function block(language: string, code: string): string {
    return `\`\`\`${language}\n${code.replace(INDENTATION, "").trim()}\n\`\`\``;
}
