// A temporary project with the engine's scripts, and stand-ins for pulumi, curl and go on its own PATH.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const project = join(__dirname, "..", "..", "..");

export class EngineSandbox {
    // A space and a quote: both occur in people's home folders, and both break careless shell code.
    readonly root = mkdtempSync(join(tmpdir(), "engine o'sandbox "));
    readonly engine = join(this.root, ".local", "engine");
    private readonly path: string[] = [];

    constructor() {
        cpSync(join(project, "tools", "pulumi"), join(this.root, "tools", "pulumi"), { recursive: true });
        this.write("node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs", "#!/bin/sh\n");
        this.program("standins/curl", "exit 6");
        this.program("standins/go", "exit 1");
        this.putOnPath("standins");
    }

    write(file: string, text: string): void {
        const target = join(this.root, file);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
    }

    program(file: string, script: string): void {
        this.write(file, `#!/bin/bash\n${script}\n`);
        chmodSync(join(this.root, file), 0o755);
    }

    /** A pulumi of this version in the folder, on PATH; with its language host unless `false`. */
    pulumi(folder: string, version: string, withHost = true): void {
        this.program(`${folder}/pulumi`, `echo ${version}`);
        if (withHost) this.program(`${folder}/pulumi-language-nodejs`, "");
        this.putOnPath(folder);
    }

    putOnPath(folder: string): void {
        this.path.push(join(this.root, folder));
    }

    run(
        script: "ensure" | "env",
        env: Record<string, string> = {},
    ): { status: number | null; out: string; err: string } {
        const PATH = [...this.path, "/usr/bin", "/bin"].join(":");
        const command = join(this.root, "tools", "pulumi", script);
        const done = spawnSync(command, [], { env: { PATH, ...env }, encoding: "utf8" });
        return { status: done.status, out: done.stdout, err: done.stderr };
    }

    remove(): void {
        rmSync(this.root, { recursive: true });
    }
}
