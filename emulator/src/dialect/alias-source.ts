/** Chooses a certificate's alias from the source that a dialect names. */
import { parse } from "node:path";
import type { Dialect } from "./dialect-table";

/** What an alias may come from; absent names are absent. */
export interface AliasSources {
    readonly friendlyName?: string;
    readonly commonName?: string;
    /** As sent, with its extension. */
    readonly fileName: string;
}

/** The alias of an uploaded certificate. */
export function aliasFrom(source: Dialect["alias"], { friendlyName, commonName, fileName }: AliasSources): string {
    switch (source) {
        case "friendlyName":
            return friendlyName ?? commonName ?? parse(fileName).name;
        case "keystore":
            // Java's PKCS12 key store numbers the entries that have no name.
            return friendlyName?.toLowerCase() ?? "1";
        case "file":
            return fileName;
        case "common-name":
            return commonName ?? parse(fileName).name;
    }
}

/** Whether two aliases collide. */
export function sameAlias(aliasCase: Dialect["aliasCase"], one: string, other: string): boolean {
    return one === other || (aliasCase === "insensitive" && one.toLowerCase() === other.toLowerCase());
}
