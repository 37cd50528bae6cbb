/** `failIfExpiresWithinDays` of a certificate whose file is not opened, by the end in the state. */
import { endingSoon } from "../../../lifecycle/certificate/checking/too-old";
import type { Properties } from "../../../engine-wire";
import type { CallContext, Failure } from "../../session/port";
import type { AdapterPorts } from "../adapter-ports";
import { endIn } from "../certificate-values";

/** `state`: empty where the engine does not give it to Check. Diff, which gets it from every engine, decides then. */
export function endFailures(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    state: Properties,
    advice: string,
): Failure[] {
    const days = args["failIfExpiresWithinDays"];
    if (typeof days !== "number") {
        return [];
    }
    const judge = (known: Properties) =>
        endingSoon({ where: "SignStation", ...endIn(known) }, days, ports.now(), advice);
    if (isEmpty(state)) {
        ports.postponed.postpone(call.urn, (known) => judge(known.state));
        return [];
    }
    const error = judge(state);
    return error === undefined ? [] : [{ property: "failIfExpiresWithinDays", reason: error.message }];
}

function isEmpty(properties: Properties): boolean {
    return Object.keys(properties).length === 0;
}
