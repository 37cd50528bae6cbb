/** Which Node.js this package runs on. */

/** The oldest, as `engines` of package.json says. */
const OLDEST = [22, 19] as const;

/**
 * Throws an `Error` with the code ERR_LEEGALITY_NODE_VERSION, whose stack is its one line, for an older Node.js: there a file
 * or a certificate may be reported as damaged that is not. `version`: for example 22.19.0.
 */
export function requireSupportedNode(version: string): void {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
        return;
    }
    const code = "ERR_LEEGALITY_NODE_VERSION";
    const text = `pulumi-leegality needs Node.js ${OLDEST.join(".")} or later, and this is Node.js ${version}. Install a newer one. [${code}]`;
    throw Object.assign(new Error(text), { code, stack: text });
}
