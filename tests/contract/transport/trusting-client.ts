/**
 * A program of its own, since Node reads the machine's CAs once in a process: reads a certificate from each server of the
 * list at its standard input, and prints a list of what came of it.
 */
import { readFileSync } from "node:fs";
import { connect } from "../connect";

const servers = JSON.parse(readFileSync(0, "utf8")) as { readonly url: string; readonly caFile?: string }[];
const outcomes = servers.map(({ url, ...settings }) =>
    connect(url, "token", { maxRetries: 0, ...settings })
        .certificates.get("id-1")
        .then(
            (record) => record?.id,
            (error: unknown) => String(error),
        ),
);
void Promise.all(outcomes).then((list) => process.stdout.write(JSON.stringify(list)));
