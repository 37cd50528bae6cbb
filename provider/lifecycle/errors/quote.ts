/** Makes a server's text fit for a message about these inputs. */
import type { CertificateInputs } from "../../core/certificate/types";
import { printable } from "../../signstation";

/** A text that repeats the passkey is left out as a whole. */
export function quote(text: string, { passkey }: CertificateInputs): string {
    return printable(text, passkey === undefined ? [] : [passkey]);
}
