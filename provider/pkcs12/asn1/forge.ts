/** The part of node-forge that is used here: all of it takes eight times as long to load. */
import type forge from "node-forge";

export const asn1 = require("node-forge/lib/asn1") as typeof forge.asn1;
export type Asn1 = forge.asn1.Asn1;
