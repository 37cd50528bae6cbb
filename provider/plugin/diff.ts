/** Diff: which inputs differ from what is in the state. */
import { DiffResponse, PropertyDiff, type DiffRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../engine-wire";
import type { Session } from "./session/session";
import { fromStruct } from "./grpc/structs";

/** The engine itself applies `ignoreChanges`, in Check, and `replaceOnChanges`, to the names in the response. */
export function diff(session: Session, request: DiffRequest): DiffResponse {
    const resource = session.resource(request);
    const call = session.call(request);
    const before = {
        inputs: fromStruct(request.getOldInputs()).properties,
        state: fromStruct(request.getOlds()).properties,
    };
    const inputs = fromStruct(request.getNews()).properties;
    const { changed, warnings, deleteBeforeReplace } = resource.diff(
        call,
        request.getId(),
        before,
        inputs,
        request.getIgnorechangesList(),
    );
    for (const warning of warnings) {
        session.warnOnce(call, warning);
    }
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    const response = new DiffResponse()
        .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList([...changed])
        .setDeletebeforereplace(deleteBeforeReplace)
        .setHasdetaileddiff(true);
    for (const name of changed) {
        const difference = new PropertyDiff().setKind(kindOf(name, before.inputs, inputs)).setInputdiff(true);
        response.getDetaileddiffMap().set(name, difference);
    }
    return response;
}

function kindOf(name: string, before: Properties, after: Properties): PropertyDiff.Kind {
    if (after[name] === undefined) {
        return PropertyDiff.Kind.DELETE;
    }
    return before[name] === undefined ? PropertyDiff.Kind.ADD : PropertyDiff.Kind.UPDATE;
}
