/** The aliases that SignStation may give to a certificate: the vendor does not document where they come from. */
import { withoutControls } from "../../../text/without-controls";
import type { CertificateFacts } from "../../../model/certificate-facts";

/** What Java's KeyStore calls the first entry of a file without a friendlyName. */
const FIRST_ENTRY = "1";

/**
 * friendlyName, else the subject's common name, else the file's name without or with its extension, else `1`; most likely
 * first. The case may differ: Java's KeyStore keeps aliases in lower case. Each without controls, as the names in
 * SignStation's records are.
 */
export function possibleAliases(facts: Partial<CertificateFacts>, fileName: string): string[] {
    const stem = fileName.replace(/\.[^.]*$/, "");
    const unnamed = hasFriendlyName(facts) ? undefined : FIRST_ENTRY;
    const all = [facts.friendlyName, commonName(facts.subject), stem, fileName, unnamed];
    return [...new Set(all.map((name) => withoutControls(name ?? "")).filter((name) => name !== ""))];
}

/** Whether the file says itself how its certificate is called. */
export function hasFriendlyName({ friendlyName = "" }: Partial<CertificateFacts>): boolean {
    return friendlyName !== "";
}

/** The alias in the form in which two that differ in case only are the same. */
export function foldCase(alias: string): string {
    return alias.toLowerCase();
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
