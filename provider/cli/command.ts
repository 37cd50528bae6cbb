/** What a command of `pulumi-leegality` is, and what it gets from its process. */

/** The environment and the streams. */
export interface CommandIo {
    readonly env: NodeJS.ProcessEnv;
    readonly stdout: (text: string) => void;
    readonly stderr: (text: string) => void;
}

export interface Command {
    /** `args`: what stands behind the command's name. Gives the exit code. */
    readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
}

/** Exit codes that all commands share: done; the work cannot be done; wrong arguments. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
