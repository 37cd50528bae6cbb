/** Where the engine listens, as it says when it starts a provider process. */

/** The address among the arguments of the process, as `127.0.0.1:4000`. Each run of the engine has another one. */
export function engineAddressIn(argv: readonly string[]): string | undefined {
    return argv.findLast((argument) => /^[\w.[\]]+:\d+$/.test(argument));
}
