/** The names under which SignStation may keep a certificate: where its alias comes from is not documented. */
import { withoutControls } from "../../text/without-controls";
import type { CertificateFacts } from "./types";

/**
 * friendlyName, else the subject's common name, else the file's name without extension; most likely first. Each without controls,
 * as the names in SignStation's records are.
 */
export function possibleAliases(facts: Partial<CertificateFacts>, fileName: string): string[] {
    const stem = fileName.replace(/\.[^.]*$/, "");
    const all = [facts.friendlyName, commonName(facts.subject), stem];
    return [...new Set(all.map((name) => withoutControls(name ?? "")).filter((name) => name !== ""))];
}

/** The CN of an RFC 4514 name, its escapes resolved. */
function commonName(subject: string | undefined): string | undefined {
    const value = /(?:^|[,+])\s*CN=((?:\\.|[^\\,+])*)/is.exec(subject ?? "")?.[1];
    if (value === undefined) {
        return undefined;
    }
    const bytes = value.replace(/((?:\\[0-9a-f]{2})+)/gi, (run) =>
        Buffer.from(run.replaceAll("\\", ""), "hex").toString("utf8"),
    );
    return bytes.replace(/\\(.)/gs, "$1").trim();
}
