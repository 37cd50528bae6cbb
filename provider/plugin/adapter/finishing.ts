/** Turns the lifecycle's error of an unfinished resource into the plugin's. */
import type { Properties } from "../../engine-wire";
import { UnfinishedError, type ResourceState } from "../../lifecycle/errors/leegality-error";
import { Unfinished } from "../grpc/unfinished";

/** Does the work. `outputsOf`: the outputs that the engine stores of a state. */
export async function finishing<T>(
    outputsOf: (state: ResourceState) => Properties,
    work: () => Promise<T>,
): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof UnfinishedError
            ? new Unfinished(error.message, error.code, error.id, outputsOf(error.state))
            : error;
    }
}
