/** Process start of `pulumi-resource-leegality`: listens, prints the port for the engine, and ends on SIGINT. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engineAddressIn } from "../engine-wire";
import { compose } from "./session/compose";
import { listen } from "./grpc/server";
import { Session } from "./session/session";

/** The engine kills a plugin that is still there 5 seconds after SIGINT. */
for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => process.exit(0));
}

void start();

async function start(): Promise<void> {
    // Missing under test harnesses and PULUMI_DEBUG_PROVIDERS, which send it with Handshake or Attach.
    const engineAddress = engineAddressIn(process.argv);
    const schema = readFileSync(join(__dirname, "schema.json"), "utf8");
    const { version } = JSON.parse(schema) as { version: string };
    const session = new Session({ compose, env: process.env, schema, version, engineAddress });
    const port = await listen(session);
    // The engine reads this line; nothing else may ever be written to stdout.
    process.stdout.write(`${port}\n`);
}
