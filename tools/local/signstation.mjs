// Starts and stops the local SignStation on the port it had before; `run` keeps it in the foreground.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = join(root, ".local", "signstation");
const files = Object.fromEntries(["data.db", "port", "url", "pid", "token", "log"].map((f) => [f, join(folder, f)]));
const program = join(root, "node_modules", ".bin", "signstation-emulator");
const readyWithin = 20_000;
const stopWithin = 5_000;

const recall = (name) => (existsSync(files[name]) ? readFileSync(files[name], "utf8").trim() : undefined);
const remember = (name, value) => writeFileSync(files[name], `${value}\n`, { mode: 0o600 });
// stdout belongs to `make env`.
const say = (text) => process.stderr.write(`local SignStation: ${text}\n`);

function fail(text) {
    say(text);
    process.exit(1);
}

/** Whether a SignStation that accepts our token responds at the remembered address. */
function responds() {
    const url = recall("url");
    const token = recall("token");
    if (url === undefined || token === undefined) return Promise.resolve(false);
    return new Promise((resolve) => {
        const request = get(`${url}/api/v1/auth/me`, { headers: { "X-Auth-Token": token }, timeout: 2_000 });
        request.on("response", (response) => {
            let body = "";
            response.setEncoding("utf8").on("data", (chunk) => (body += chunk));
            // Another program may have the port by now, and may say 200 to anything.
            response.on("end", () => resolve(response.statusCode === 200 && body.includes("LE_SS_")));
            response.on("error", () => resolve(false));
        });
        request.on("timeout", () => request.destroy(new Error("no response in time")));
        request.on("error", () => resolve(false));
    });
}

/** The pid in the pid file, if that process is the SignStation of this folder: after a reboot it may be anybody's. */
function ourPid() {
    const pid = Number(recall("pid"));
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    // A slim container has /proc but no ps; macOS has ps but no /proc.
    const command = existsSync(`/proc/${pid}/cmdline`)
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
        : (spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "");
    return command.includes(program) && command.includes(files["data.db"]) ? pid : undefined;
}

/** Starts the emulator; `port` 0 lets the system choose. The provider keeps the endpoint in state, hence one port for good. */
function launch(options) {
    if (!existsSync(program)) fail("not built yet. Run `make build` first.");
    if (recall("token") === undefined) remember("token", randomBytes(24).toString("hex"));
    const args = [program, "--port", recall("port") ?? "0", "--db", files["data.db"]];
    const env = { ...process.env, SIGNSTATION_EMULATOR_TOKEN: recall("token") };
    const child = spawn(process.execPath, args, { cwd: folder, env, ...options });
    child.on("error", (error) => fail(`could not be started: ${error.message}`));
    remember("pid", child.pid);
    return child;
}

/** Writes down the address that the emulator's output names. */
function noteAddress(output) {
    const line = /listening on (http:\/\/127\.0\.0\.1:(\d+))/.exec(output);
    if (line === null) return;
    remember("port", line[2]);
    remember("url", line[1]);
}

async function start() {
    if (await responds()) return;
    // A process that runs but does not respond is being started by another run, or was left behind by a run that was killed.
    const pid = ourPid() ?? launchDetached();
    for (let waited = 0; waited < readyWithin && isAlive(pid); waited += 50) {
        await sleep(50);
        noteAddress(recall("log") ?? "");
        if (await responds()) return say(`running at ${recall("url")}`);
    }
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
    const port = recall("port");
    const hint =
        port === undefined ? "" : `\nThe stack's state names port ${port}: free it if another program uses it.`;
    fail(`did not start. Its log, ${files.log}, ends with:\n${(recall("log") ?? "").slice(-1500)}${hint}`);
}

function launchDetached() {
    const log = openSync(files.log, "w", 0o600);
    const child = launch({ detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    child.unref();
    return child.pid;
}

async function stop() {
    const pid = ourPid();
    rmSync(files.pid, { force: true });
    if (pid === undefined) return say("not running");
    process.kill(pid, "SIGTERM");
    for (let waited = 0; waited < stopWithin; waited += 50) {
        await sleep(50);
        if (!isAlive(pid)) return say("stopped");
    }
    process.kill(pid, "SIGKILL");
    say("stopped (it did not end by itself)");
}

function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

async function run() {
    if (await responds())
        fail(`already running at ${recall("url")}. \`node tools/local/signstation.mjs stop\` ends it.`);
    const child = launch({ stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (chunk) => {
        process.stdout.write(chunk);
        noteAddress(String(chunk));
    });
    // Ctrl-C reaches the emulator too, which then ends by itself; this process only has to outlive it.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
    child.on("exit", (code) => {
        rmSync(files.pid, { force: true });
        // No code: it was ended by a signal that it does not handle. For SIGTERM and SIGINT it exits with 0.
        process.exitCode = code ?? 1;
    });
}

const commands = { start, stop, run };
const command = commands[process.argv[2]];
if (command === undefined) fail(`usage: signstation.mjs ${Object.keys(commands).join("|")}`);
mkdirSync(folder, { recursive: true, mode: 0o700 });
await command();
