/** The two parts of node-forge that are used here: all of it takes eight times as long to load. */
import type forge from "node-forge";

export const asn1 = require("node-forge/lib/asn1") as typeof forge.asn1;
export const rc2 = require("node-forge/lib/rc2") as typeof forge.rc2;
/** Bytes as forge takes them. */
export const createBuffer = (require("node-forge/lib/util") as typeof forge.util).createBuffer;
export type Asn1 = forge.asn1.Asn1;
