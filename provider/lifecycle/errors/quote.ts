/** What the server says, fit for a message about these inputs. */
import type { CertificateInputs } from "../../core/certificate/types";
import { printable } from "../../signstation";

/** Left out as a whole where it repeats the passkey. */
export function quote(text: string, { passkey }: CertificateInputs): string {
    return printable(text, passkey === undefined ? [] : [passkey]);
}
